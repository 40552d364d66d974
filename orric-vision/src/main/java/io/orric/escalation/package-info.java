// SPDX-License-Identifier: Apache-2.0
/**
 * A second opinion on the frames that a student is least sure of: which they are, what the teacher
 * says of them, and the answer that comes of both and of the answers before. Plain Java over {@code
 * io.orric.vision}.
 */
package io.orric.escalation;

// SPDX-License-Identifier: Apache-2.0
/**
 * Adaptation of a student to new frames: the teacher's labels, epochs of SGD, batch-norm
 * statistics, the quality gate. Plain Java over {@code io.orric.vision} that knows files and no
 * registry.
 */
package io.orric.adaptation;

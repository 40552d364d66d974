// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

/**
 * A frame that is done with.
 *
 * @param frame the frame
 * @param answer what was answered; null if it became a dead letter
 */
record Answered(PendingFrame frame, Answer answer) {}

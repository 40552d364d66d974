// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

/**
 * Result of a frame: one of the two is null.
 *
 * @param prediction the student's answer
 * @param deadLetter the dead letter of a frame that has no answer
 */
public record InferenceResult(Prediction prediction, DeadLetter deadLetter) {}

// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

import java.util.List;

/**
 * Results of a {@link FrameBatch}: each of its frames is in exactly one of the lists.
 *
 * @param predictions predictions for the frames that could be decoded
 * @param deadLetters dead letters for the others
 */
public record InferenceResult(List<Prediction> predictions, List<DeadLetter> deadLetters) {}

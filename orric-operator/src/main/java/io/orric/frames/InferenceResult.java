// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

import java.util.List;

/**
 * What became of a {@link FrameBatch}: each of its frames is in exactly one of the lists.
 *
 * @param predictions frames that were inferred
 * @param deadLetters frames that could not be
 */
public record InferenceResult(List<Prediction> predictions, List<DeadLetter> deadLetters) {}

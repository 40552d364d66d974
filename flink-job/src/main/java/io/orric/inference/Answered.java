// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.frames.InferenceResult;

/**
 * A frame and its result.
 *
 * @param frame the frame
 * @param result its prediction or dead letter
 */
record Answered(PendingFrame frame, InferenceResult result) {}

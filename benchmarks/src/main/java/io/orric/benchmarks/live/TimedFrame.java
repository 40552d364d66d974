// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

/**
 * A frame that was sent, or the prediction of one that was read.
 *
 * @param frame the frame
 * @param nanos when, by {@link System#nanoTime()}
 */
record TimedFrame(FrameId frame, long nanos) {}

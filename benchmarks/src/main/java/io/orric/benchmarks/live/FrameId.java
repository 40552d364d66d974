// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

/** Position of a frame in the frames topic, by which its prediction names it. */
record FrameId(int partition, long offset) {}

// SPDX-License-Identifier: Apache-2.0
/**
 * Rows of the whole job in a cluster inside this JVM. {@link io.orric.benchmarks.job.EmbeddedJob}
 * runs it on frames of a {@link io.orric.benchmarks.job.FrameSupply}, which also takes the results
 * and checks that each frame has exactly one.
 */
package io.orric.benchmarks.job;

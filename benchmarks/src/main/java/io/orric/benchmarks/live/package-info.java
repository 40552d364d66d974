// SPDX-License-Identifier: Apache-2.0
/**
 * Time that the running job takes to answer a frame: cameras, a real broker and a real cluster, and
 * a reader of predictions, beside a loop of one thread that does the same without Flink. It knows
 * the job by its topics, options and JSON alone. Begin at {@link
 * io.orric.benchmarks.live.LiveBenchmark}.
 */
package io.orric.benchmarks.live;

// SPDX-License-Identifier: Apache-2.0
/**
 * JMH benchmarks of a decision: its time and its memory. They need the allocation alone; {@link
 * io.orric.benchmarks.BenchCommand} makes a verb of the {@code orric} command of them.
 */
package io.orric.benchmarks;

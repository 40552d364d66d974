// SPDX-License-Identifier: Apache-2.0
/**
 * The verb {@code bench} of the {@code orric} command: a table of what is measured side by side
 * ({@link io.orric.benchmarks.BenchCommand}), JMH, and the running job.
 */
package io.orric.benchmarks;

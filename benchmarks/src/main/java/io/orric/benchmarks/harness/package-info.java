// SPDX-License-Identifier: Apache-2.0
/**
 * Measures two things in turns: {@link io.orric.benchmarks.harness.Row} is what there is to
 * measure, {@link io.orric.benchmarks.harness.Alternation} how.
 */
package io.orric.benchmarks.harness;

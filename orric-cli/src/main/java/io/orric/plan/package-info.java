// SPDX-License-Identifier: Apache-2.0
/**
 * What-if on traces: reads a trace of frames and capacities, decides it by several policies side by
 * side and predicts accuracies by a learning curve. Knows neither models nor frames nor Flink.
 */
package io.orric.plan;

// SPDX-License-Identifier: Apache-2.0
/**
 * The definitions of all metrics of the job and their registration with Flink. The table of metrics
 * in {@code docs/operations.md} is made from here.
 */
package io.orric.metrics;

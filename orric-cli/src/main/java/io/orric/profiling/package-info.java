// SPDX-License-Identifier: Apache-2.0
/**
 * Measurement of the accuracy and the cost of a student and a teacher on this machine. No Flink.
 */
package io.orric.profiling;

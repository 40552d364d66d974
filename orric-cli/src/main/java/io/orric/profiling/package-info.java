// SPDX-License-Identifier: Apache-2.0
/**
 * Measurement of the accuracy and the cost of a student and a teacher on this machine, and of what
 * retraining teaches the student under drift. No Flink.
 */
package io.orric.profiling;

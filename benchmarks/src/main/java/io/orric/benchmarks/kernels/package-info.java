// SPDX-License-Identifier: Apache-2.0
/**
 * Rows of one step alone: decoding, inference, adaptation, decisions. What each is compared with is
 * written out here with the JDK or DJL and nothing of the project.
 */
package io.orric.benchmarks.kernels;

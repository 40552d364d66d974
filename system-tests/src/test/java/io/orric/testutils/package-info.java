// SPDX-License-Identifier: Apache-2.0
/**
 * Real Kafka and Flink clusters for tests: separate processes on free ports that end with the
 * tests, however those end.
 */
package io.orric.testutils;

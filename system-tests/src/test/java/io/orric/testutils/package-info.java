// SPDX-License-Identifier: Apache-2.0
/**
 * Kafka broker and Flink cluster of a test class, started before its first test and ended with the
 * tests, however those end; and the places in the checkout where their parts are.
 */
package io.orric.testutils;

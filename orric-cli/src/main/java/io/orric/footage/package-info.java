// SPDX-License-Identifier: Apache-2.0
/**
 * Footage: recordings and synthetic frames, read in the order in which a camera would send them.
 * Knows neither Flink nor Kafka.
 */
package io.orric.footage;

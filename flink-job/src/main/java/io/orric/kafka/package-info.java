// SPDX-License-Identifier: Apache-2.0
/**
 * Kafka topics as sources and sinks: frames and capacities in, predictions, decisions and dead
 * letters out.
 */
package io.orric.kafka;

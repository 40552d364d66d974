// SPDX-License-Identifier: Apache-2.0
/**
 * Kafka topics as sources and sinks: frames and capacities in, predictions, decisions and dead
 * letters out. The job's other rooms know nothing of Kafka.
 */
package io.orric.kafka;

// SPDX-License-Identifier: Apache-2.0
/**
 * Kafka topics as sources of frames and capacities, and as sinks of predictions, decisions and dead
 * letters. The job's other rooms know nothing of Kafka.
 */
package io.orric.kafka;

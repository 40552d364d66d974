// SPDX-License-Identifier: Apache-2.0
/**
 * The results of a running job as they come: read from their topics, chosen by site and camera, and
 * written as lines that are safe on a terminal. Knows Kafka, nothing of Flink.
 */
package io.orric.watch;

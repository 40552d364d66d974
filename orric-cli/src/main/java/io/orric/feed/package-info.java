// SPDX-License-Identifier: Apache-2.0
/**
 * Cameras that send frames to the frames topic on schedule, as any camera with a Kafka client
 * would. Knows Kafka and footage, nothing of Flink.
 */
package io.orric.feed;

// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.io.Serializable;

/**
 * Names of the topics of a job.
 *
 * @param frames topic of encoded images, which {@link FrameDeserializer} reads
 * @param capacity topic of announced capacities, which {@link CapacityDeserializer} reads
 * @param predictions topic of {@link io.orric.frames.Prediction}s as JSON
 * @param decisions topic of {@link io.orric.frames.SlotDecision}s as JSON
 * @param deadLetters topic of {@link io.orric.frames.DeadLetter}s as JSON
 */
public record KafkaTopics(
        String frames, String capacity, String predictions, String decisions, String deadLetters)
        implements Serializable {

    /** Header with the true class of a frame, in UTF-8. */
    public static final String LABEL = "label";
}

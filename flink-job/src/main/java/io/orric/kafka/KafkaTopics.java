// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.io.Serializable;

/**
 * Names of the topics of a job.
 *
 * @param frames encoded images in, see {@link FrameDeserializer}
 * @param capacity compute of the sites' slots in, see {@link CapacityDeserializer}
 * @param predictions JSON out, see {@link io.orric.frames.Prediction}
 * @param decisions JSON out, see {@link io.orric.frames.SlotDecision}
 * @param deadLetters JSON out, see {@link io.orric.frames.DeadLetter}
 */
public record KafkaTopics(
        String frames, String capacity, String predictions, String decisions, String deadLetters)
        implements Serializable {

    /** Header of a frame's ground truth, a class name in UTF-8. */
    public static final String LABEL = "label";
}

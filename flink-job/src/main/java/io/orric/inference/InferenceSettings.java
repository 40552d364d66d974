// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.escalation.Escalation;
import io.orric.frames.DeadLetters;
import io.orric.vision.ImageLimits;
import io.orric.vision.PixelBatch;
import java.io.Serializable;
import java.time.Duration;

/**
 * Settings of inference.
 *
 * @param limits maximum size of an image
 * @param deadLetters makes the dead letters of frames without an answer
 * @param framesInFlight maximum number of frames between their arrival and their answer
 * @param batchFrames maximum number of frames inferred together
 * @param decodingThreads number of threads that decode images; 0 for one a core
 * @param threads number of threads that share the work on one batch, where ONNX Runtime infers
 * @param maxAge maximum age of a frame that is inferred; zero for any
 * @param pollInterval pause between two looks for newer students in the registry
 * @param loadedSites maximum number of sites whose models are in memory, at least 2
 * @param escalation rules of second opinions
 * @param unfamiliar who answers frames that look otherwise than those a student was adapted to
 * @param prior prior knowledge of a camera's classes
 * @param await whether a slot is inferred by the student that was retrained on the slots before it,
 *     and by no newer one
 */
public record InferenceSettings(
        ImageLimits limits,
        DeadLetters deadLetters,
        int framesInFlight,
        int batchFrames,
        int decodingThreads,
        int threads,
        Duration maxAge,
        Duration pollInterval,
        int loadedSites,
        Escalation escalation,
        Unfamiliar unfamiliar,
        PriorMode prior,
        boolean await)
        implements Serializable {

    /** Memory that the decoded pictures of frames in flight may take, bytes. */
    private static final long PICTURE_BYTES = 256L << 20;

    /** The threads that decode images on this machine. */
    int decoders() {
        return decodingThreads == 0 ? Runtime.getRuntime().availableProcessors() : decodingThreads;
    }

    /** The frames that may be in flight if the decoded picture of each has so many values. */
    int framesInFlight(int pictureValues) {
        long fitting = PICTURE_BYTES / PixelBatch.VALUE_BYTES / pictureValues;
        return (int) Math.max(1, Math.min(framesInFlight, fitting));
    }
}

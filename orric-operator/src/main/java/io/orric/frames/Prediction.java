// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

/**
 * What the student saw in a frame.
 *
 * @param site the site
 * @param camera the camera
 * @param captureTime when the frame was taken, milliseconds since the epoch
 * @param origin where the frame was read from: a topic, or a recording
 * @param partition partition of the topic; 0 of a recording
 * @param offset its position there
 * @param slot index of the slot whose configuration was used
 * @param late whether the frame came after its slot was decided
 * @param resolution side of the square model input, pixels
 * @param modelVersion version of the student, 0 for the one the site began with
 * @param className the class found
 * @param confidence the student's probability of it
 * @param label ground truth as a class name; null if unknown
 */
public record Prediction(
        String site,
        String camera,
        long captureTime,
        String origin,
        int partition,
        long offset,
        long slot,
        boolean late,
        int resolution,
        long modelVersion,
        String className,
        double confidence,
        String label) {}

// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

/**
 * A frame that could not be inferred, or another record that could not be read.
 *
 * @param site the site
 * @param camera the camera
 * @param captureTime when the frame was taken, milliseconds since the epoch
 * @param origin where it was read from: a topic, or a recording
 * @param partition partition of the topic; 0 of a recording
 * @param offset its position there
 * @param slot index of the slot it counted in
 * @param late whether the frame came after its slot was decided
 * @param reason why, in words
 */
public record DeadLetter(
        String site,
        String camera,
        long captureTime,
        String origin,
        int partition,
        long offset,
        long slot,
        boolean late,
        String reason) {}

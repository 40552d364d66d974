// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

/**
 * A frame without an answer, or another record that could not be used. {@link DeadLetters} makes
 * them.
 *
 * @param site name of the site
 * @param camera name of the camera
 * @param captureTime capture time as the camera says, milliseconds since the epoch
 * @param origin topic or recording it was read from
 * @param partition partition of the topic; 0 of a recording
 * @param offset position in the partition or recording
 * @param slot index of the slot that the frame counts in; 0 if it has none
 * @param late see {@link Stamped#late()}
 * @param code reason for programs
 * @param reason reason in words
 * @param image first bytes of the frame's encoded image; empty if none are kept
 * @param imageBytes number of bytes of the whole image
 */
@SuppressWarnings(
        "ArrayRecordComponent") // dead letters are compared by origin and offset, never as values
public record DeadLetter(
        String site,
        String camera,
        long captureTime,
        String origin,
        int partition,
        long offset,
        long slot,
        boolean late,
        DeadLetterCode code,
        String reason,
        byte[] image,
        long imageBytes) {}

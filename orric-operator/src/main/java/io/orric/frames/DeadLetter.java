// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

/**
 * A frame that could not be decoded, or another record that could not be read.
 *
 * @param site name of the site
 * @param camera name of the camera
 * @param captureTime capture time, milliseconds since the epoch
 * @param origin topic or recording it was read from
 * @param partition partition of the topic; 0 of a recording
 * @param offset position in the partition or recording
 * @param slot index of the slot whose configuration it got
 * @param late whether the frame came after its slot was decided
 * @param code reason for programs
 * @param reason reason in words
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
        DeadLetterCode code,
        String reason) {

    /** A frame of a batch that could not be decoded. */
    public static DeadLetter of(Frame frame, FrameBatch batch, DeadLetterCode code, String reason) {
        return new DeadLetter(
                frame.site(),
                frame.camera(),
                frame.captureTime(),
                frame.origin(),
                frame.partition(),
                frame.offset(),
                batch.slot(),
                batch.late(),
                code,
                reason);
    }
}

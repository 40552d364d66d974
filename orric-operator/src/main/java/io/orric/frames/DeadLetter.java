// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

/**
 * A frame without an answer, or another record that could not be read.
 *
 * @param site name of the site
 * @param camera name of the camera
 * @param captureTime capture time as the camera says, milliseconds since the epoch
 * @param origin topic or recording it was read from
 * @param partition partition of the topic; 0 of a recording
 * @param offset position in the partition or recording
 * @param slot index of the slot that the frame counts in
 * @param late see {@link Stamped#late()}
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

    /** A frame of a slot that has no answer. */
    public static DeadLetter of(Stamped<Frame> stamped, DeadLetterCode code, String reason) {
        Frame frame = stamped.record();
        return new DeadLetter(
                frame.site(),
                frame.camera(),
                frame.captureTime(),
                frame.origin(),
                frame.partition(),
                frame.offset(),
                stamped.slot(),
                stamped.late(),
                code,
                reason);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Makes all dead letters. Whatever a record was, its dead letter is small: names and the reason are
 * shortened, and of the image the first bytes are kept.
 *
 * @param imageBytes maximum number of bytes of an image that a dead letter carries
 */
public record DeadLetters(int imageBytes) implements Serializable {

    /** Maximum length of a reason in characters; decoders may quote the image in theirs. */
    static final int MAX_REASON = 1024;

    private static final byte[] NOTHING = {};

    /** A frame of a slot that has no answer. */
    public DeadLetter of(Stamped<Frame> stamped, DeadLetterCode code, String reason) {
        return of(stamped.record(), stamped.slot(), stamped.late(), code, reason);
    }

    /** A frame that was refused before it had a slot. */
    public DeadLetter of(Frame frame, DeadLetterCode code, String reason) {
        return of(frame, 0, false, code, reason);
    }

    /** A record that is no frame. */
    public static DeadLetter ofRecord(
            String site,
            long time,
            String origin,
            int partition,
            long offset,
            DeadLetterCode code,
            String reason) {
        return new DeadLetter(
                Names.shortened(site),
                "",
                time,
                origin,
                partition,
                offset,
                0,
                false,
                code,
                Names.beginning(reason, MAX_REASON),
                NOTHING,
                0);
    }

    private DeadLetter of(
            Frame frame, long slot, boolean late, DeadLetterCode code, String reason) {
        byte[] image = frame.image();
        return new DeadLetter(
                Names.shortened(frame.site()),
                Names.shortened(frame.camera()),
                frame.captureTime(),
                frame.origin(),
                frame.partition(),
                frame.offset(),
                slot,
                late,
                code,
                Names.beginning(reason, MAX_REASON),
                Arrays.copyOf(image, Math.min(imageBytes, image.length)),
                image.length);
    }
}

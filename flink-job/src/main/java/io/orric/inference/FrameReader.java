// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.frames.DeadLetterCode;
import io.orric.frames.DeadLetters;
import io.orric.frames.Frame;
import io.orric.meters.CpuClock;
import io.orric.meters.JobMeters;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ModelInput;
import io.orric.vision.UndecodableImageException;
import java.time.Clock;
import java.time.Duration;

/** Makes pictures that a model takes of frames, or dead letters. Safe for any thread. */
final class FrameReader {

    private final FrameDecoder decoder;
    private final ModelInput input;
    private final Duration maxAge;
    private final Clock clock;
    private final DeadLetters letters;
    private final JobMeters meters;

    /**
     * @param input that of the model which takes the pictures
     * @param meters count what decoding takes
     */
    FrameReader(
            FrameDecoder decoder,
            ModelInput input,
            Duration maxAge,
            Clock clock,
            DeadLetters letters,
            JobMeters meters) {
        this.decoder = decoder;
        this.input = input;
        this.maxAge = maxAge;
        this.clock = clock;
        this.letters = letters;
        this.meters = meters;
    }

    /** Decodes and resizes a frame, unless it is too old. */
    void read(PendingFrame pending) {
        Frame frame = pending.stamped().record();
        long age = clock.millis() - frame.captureTime();
        if (!maxAge.isZero() && age > maxAge.toMillis()) {
            refuse(
                    pending,
                    DeadLetterCode.SKIPPED,
                    String.format(
                            "captured %d ms ago, the limit is %d ms", age, maxAge.toMillis()));
            return;
        }
        long start = CpuClock.nanos();
        try {
            pending.decoded(decoder.pixels(frame.image(), pending.stamped().resolution(), input));
        } catch (UndecodableImageException e) {
            refuse(pending, code(e.defect()), e.getMessage());
        }
        meters.compute(pending.site()).decoded(CpuClock.nanos() - start);
    }

    private void refuse(PendingFrame pending, DeadLetterCode code, String reason) {
        pending.refused(letters.of(pending.stamped(), code, reason));
    }

    private static DeadLetterCode code(UndecodableImageException.Defect defect) {
        return switch (defect) {
            case EMPTY -> DeadLetterCode.EMPTY_IMAGE;
            case TOO_MANY_BYTES -> DeadLetterCode.TOO_MANY_BYTES;
            case TOO_MANY_PIXELS -> DeadLetterCode.TOO_MANY_PIXELS;
            case UNKNOWN_FORMAT -> DeadLetterCode.UNKNOWN_FORMAT;
            case DAMAGED -> DeadLetterCode.DAMAGED_IMAGE;
            case TRUNCATED -> DeadLetterCode.TRUNCATED_IMAGE;
        };
    }
}

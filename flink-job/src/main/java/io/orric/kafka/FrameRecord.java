// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.DeadLetter;
import io.orric.frames.Frame;

/**
 * Content of a record of the frames topic: one of the two is null.
 *
 * @param frame the frame, if the record can be used
 * @param deadLetter the dead letter, if it cannot
 */
public record FrameRecord(Frame frame, DeadLetter deadLetter) {

    /** Event time of the frame, used or not, milliseconds since the epoch. */
    public long eventTime() {
        return frame == null ? deadLetter.captureTime() : frame.eventTime();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.io.Serializable;
import java.time.Duration;

/**
 * Decides how far the clock of a camera is believed. Capture times count within a band around the
 * clock of the machine that reads them; outside it the time of arrival counts. A time ahead of the
 * arrival counts as the arrival too, so that no camera opens a slot before the others. A pure
 * function: a wrong clock has no effect on other frames.
 *
 * @param tolerance time by which a camera's clock may run ahead of this machine's
 * @param lateness time by which a capture time may lie behind this machine's clock
 */
record CaptureClock(Duration tolerance, Duration lateness) implements Serializable {

    /**
     * Time by which the slot of a frame is found, milliseconds since the epoch.
     *
     * @param claimed capture time as received; below 0 if there is none
     * @param arrival time at which the frame was read
     */
    long eventTime(long claimed, long arrival) {
        return isBelieved(claimed, arrival) ? Math.min(claimed, arrival) : arrival;
    }

    /** Returns whether a capture time lies within the band. */
    boolean isBelieved(long claimed, long arrival) {
        return claimed >= arrival - lateness.toMillis()
                && claimed <= arrival + tolerance.toMillis();
    }
}

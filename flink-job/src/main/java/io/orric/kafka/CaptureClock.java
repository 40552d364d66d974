// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Corrects capture times of cameras whose clocks run ahead. A time further in the future than
 * tolerated is replaced by that of the youngest frame of the partition, so that one broken clock
 * neither ends the slots of other cameras early nor leaves its own frames waiting. If the partition
 * has no earlier frame, the time becomes 0 and the frame is late. Used by one thread.
 */
final class CaptureClock {

    private final long toleranceMillis;
    private final Map<Integer, Long> youngest = new HashMap<>();

    /**
     * @param tolerance time by which a camera's clock may run ahead of this machine's
     */
    CaptureClock(Duration tolerance) {
        toleranceMillis = tolerance.toMillis();
    }

    /**
     * The capture time to use.
     *
     * @param partition partition of the frame
     * @param claimed capture time as received, milliseconds since the epoch; below 0 if there is
     *     none, which counts as now
     * @param now this machine's time, milliseconds since the epoch
     */
    long captureTime(int partition, long claimed, long now) {
        if (claimed < 0) {
            return now;
        }
        if (claimed - toleranceMillis > now) {
            return youngest.getOrDefault(partition, 0L);
        }
        youngest.merge(partition, claimed, Math::max);
        return claimed;
    }
}

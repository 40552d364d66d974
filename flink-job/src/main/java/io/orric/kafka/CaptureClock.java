// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts the clocks of cameras right that run ahead. A capture time further in the future than is
 * tolerated becomes that of the youngest frame of its partition, so one broken clock neither
 * hurries the slots of the others nor leaves its frames waiting. Before any other frame it becomes
 * 0, which makes the frame late. Used by one thread.
 */
final class CaptureClock {

    private final long toleranceMillis;
    private final Map<Integer, Long> youngest = new HashMap<>();

    /**
     * @param tolerance how far ahead of this machine's clock a camera's may run
     */
    CaptureClock(Duration tolerance) {
        toleranceMillis = tolerance.toMillis();
    }

    /**
     * The capture time to go by.
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

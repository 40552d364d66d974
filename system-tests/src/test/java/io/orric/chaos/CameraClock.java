// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import java.time.LocalDate;

/** Clocks that cameras have. All run, though some at the wrong time. */
enum CameraClock {
    CORRECT,
    AHEAD_5_S,
    AHEAD_1_H,
    BEHIND_10_MIN,
    YEAR_2000,
    YEAR_2100,
    NO_TIMESTAMP;

    private static final long DAY = 86_400_000;

    /**
     * Capture time that a camera with this clock claims at a time, milliseconds since the epoch.
     */
    long at(long now) {
        return switch (this) {
            case CORRECT -> now;
            case AHEAD_5_S -> now + 5_000;
            case AHEAD_1_H -> now + 3_600_000;
            case BEHIND_10_MIN -> now - 600_000;
            case YEAR_2000 -> now % DAY + LocalDate.of(2000, 1, 1).toEpochDay() * DAY;
            case YEAR_2100 -> now % DAY + LocalDate.of(2100, 1, 1).toEpochDay() * DAY;
            case NO_TIMESTAMP -> FrameLedger.NO_TIMESTAMP;
        };
    }

    /** Whether a machine whose clock is correct cannot believe it. */
    boolean isOff() {
        return this != CORRECT && this != NO_TIMESTAMP;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import java.time.Duration;

/** Frames that wait in Kafka: one busy camera and some slow ones, each alone on its partition. */
final class Backlog {

    /** The busy one among them. */
    static final int CAMERAS = 8;

    private static final int BUSY_FRAMES_PER_SECOND = 25;

    private Backlog() {}

    /**
     * Sends what the cameras took in this time up to now, in the order in which they took it: 25
     * frames a second of the busy one, and one of each other.
     */
    static void send(FrameLedger ledger, Duration time) {
        long now = System.currentTimeMillis();
        long frames = time.toSeconds() * BUSY_FRAMES_PER_SECOND;
        for (long frame = 0; frame < frames; frame++) {
            long taken = now - time.toMillis() + frame * 1000 / BUSY_FRAMES_PER_SECOND;
            ledger.sendTo(0, "busy", taken, Pictures.at(frame));
            if (frame % BUSY_FRAMES_PER_SECOND == 0) {
                for (int slow = 1; slow < CAMERAS; slow++) {
                    ledger.sendTo(slow, "slow-" + slow, taken, Pictures.at(frame + slow));
                }
            }
        }
    }
}

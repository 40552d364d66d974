// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.Frame;
import io.orric.frames.Names;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices cameras whose capture times cannot be believed, and names each in the log when that
 * begins. Keeps the last cameras that were off, so that hostile names cost no memory.
 */
final class ClockWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final int MAX_CAMERAS = 1000;

    private final CaptureClock clock;

    /** Cameras whose last frame was off; the one seen longest ago comes first. */
    private final Map<String, Boolean> off =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MAX_CAMERAS;
                }
            };

    /** Number of cameras that are off, which reporters read. */
    private volatile int cameras;

    ClockWatch(CaptureClock clock) {
        this.clock = clock;
    }

    /** Looks at a frame; returns whether its capture time cannot be believed. */
    boolean isOff(Frame frame) {
        boolean believed = clock.isBelieved(frame.captureTime(), frame.arrivalTime());
        if (believed) {
            if (off.remove(frame.camera()) != null) {
                LOG.info(
                        "The capture times of camera '{}' are right again",
                        Names.printable(frame.camera()));
            }
        } else if (off.put(frame.camera(), true) == null) {
            warn(frame);
        }
        cameras = off.size();
        return !believed;
    }

    /** Number of cameras whose last frame was off, at most the number that is kept. */
    int cameras() {
        return cameras;
    }

    private void warn(Frame frame) {
        long ahead = frame.captureTime() - frame.arrivalTime();
        LOG.warn(
                "Camera '{}' of site '{}' says that it took a frame {} {} this machine's clock. Its"
                        + " frames count in the slot in which they arrive, until its times are at"
                        + " most {} ahead and {} behind. Set the camera's clock, or this machine's;"
                        + " frames that waited in Kafka look the same",
                Names.printable(frame.camera()),
                frame.site(),
                Duration.ofMillis(Math.abs(ahead)),
                ahead > 0 ? "ahead of" : "behind",
                clock.tolerance(),
                clock.lateness());
    }
}

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
 * Notices cameras whose capture times cannot be believed, and names each in the log. Names come
 * from outside: only the last cameras are remembered, and the log has each camera once an hour and
 * only so many of them.
 */
final class ClockWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final int MAX_CAMERAS = 1000;
    private static final int MAX_NAMES_AN_HOUR = 100;
    private static final Duration HOUR = Duration.ofHours(1);

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

    private NewNames named = new NewNames(MAX_NAMES_AN_HOUR);
    private long namedSince;

    ClockWatch(CaptureClock clock) {
        this.clock = clock;
    }

    /** Looks at a frame; returns whether its capture time cannot be believed. */
    boolean isOff(Frame frame) {
        boolean believed = clock.isBelieved(frame.captureTime(), frame.arrivalTime());
        if (believed) {
            off.remove(frame.camera());
        } else if (off.put(frame.camera(), true) == null && isNew(frame)) {
            warn(frame);
        }
        cameras = off.size();
        return !believed;
    }

    /** Number of cameras whose last frame was off, at most the number that is kept. */
    int cameras() {
        return cameras;
    }

    /** Returns whether the log has not had this camera within the hour. */
    private boolean isNew(Frame frame) {
        if (frame.arrivalTime() - namedSince >= HOUR.toMillis()) {
            named = new NewNames(MAX_NAMES_AN_HOUR);
            namedSince = frame.arrivalTime();
        }
        return named.isNew(frame.camera());
    }

    private void warn(Frame frame) {
        long ahead = frame.captureTime() - frame.arrivalTime();
        LOG.warn(
                "Camera '{}' of site '{}' says that it took a frame {} {} this machine's clock. Its"
                        + " frames count in the slot in which they arrive, until its times are at"
                        + " most {} ahead and {} behind. Set the camera's clock, or this machine's;"
                        + " frames that waited in Kafka look the same.{}",
                Names.printable(frame.camera()),
                frame.site(),
                Duration.ofMillis(Math.abs(ahead)),
                ahead > 0 ? "ahead of" : "behind",
                clock.tolerance(),
                clock.lateness(),
                named.isFull() ? " Further cameras are counted only, for an hour." : "");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import io.orric.footage.RecordedFrames.RecordedFrame;
import java.io.IOException;

/**
 * Cameras that send their frames when they are due. A feed that falls behind sends without pause
 * until it has caught up; no frame is skipped, and each carries the time at which it was due.
 */
public final class Feed {

    private final CameraViews views;
    private final CameraNames names;
    private final FrameSchedule schedule;
    private final FrameSender sender;
    private final Clock clock;
    private volatile long next;

    Feed(
            CameraViews views,
            CameraNames names,
            FrameSchedule schedule,
            FrameSender sender,
            Clock clock) {
        this.views = views;
        this.names = names;
        this.schedule = schedule;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * A feed that begins now.
     *
     * @param rate frames a second of each camera, or {@link FrameSchedule#UNPACED}
     */
    public static Feed now(CameraViews views, CameraNames names, double rate, FrameSender sender) {
        Clock clock = Clock.system();
        FrameSchedule schedule = new FrameSchedule(clock.millis(), names.cameras(), rate);
        return new Feed(views, names, schedule, sender, clock);
    }

    /**
     * Sends all frames and waits until the broker has them.
     *
     * @throws IOException if a frame cannot be read
     * @throws InterruptedException if the thread is interrupted; what was handed over may still be
     *     on its way
     */
    public void run() throws IOException, InterruptedException {
        RecordedFrame[] round = new RecordedFrame[views.views()];
        try (ReadAhead pictures = new ReadAhead(views.frames(), views.threads())) {
            for (long sequence = 0; sequence < views.total(); sequence++) {
                int camera = schedule.camera(sequence);
                if (camera < round.length) {
                    round[camera] = pictures.next();
                }
                awaitDue(sequence);
                long captured = schedule.paced() ? schedule.due(sequence) : clock.millis();
                sender.send(names.name(camera), captured, round[camera % round.length]);
                next = sequence + 1;
            }
        }
        sender.flush();
    }

    private void awaitDue(long sequence) throws InterruptedException {
        long early = schedule.due(sequence) - clock.millis();
        while (early > 0) {
            clock.sleep(early);
            early = schedule.due(sequence) - clock.millis();
        }
    }

    /** Frames that the cameras send in all, {@link Long#MAX_VALUE} for no end. */
    public long total() {
        return views.total();
    }

    /** Delay of the feed behind its schedule, milliseconds; 0 if it has none. */
    public long lag() {
        long sequence = next;
        return schedule.paced() && sequence < views.total()
                ? Math.max(0, clock.millis() - schedule.due(sequence))
                : 0;
    }
}

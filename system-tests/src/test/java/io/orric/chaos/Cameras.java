// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import io.orric.cameras.CameraFrame;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Cameras that send frames at a steady rate until they are closed, whatever happens to others. */
final class Cameras implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private long taken;

    /**
     * Starts them.
     *
     * @param ledger that sends and remembers the frames
     * @param cameras how many; they take turns
     * @param framesPerSecond of all of them together
     */
    Cameras(FrameLedger ledger, int cameras, int framesPerSecond) {
        long period = TimeUnit.SECONDS.toNanos(1) / framesPerSecond;
        var unused =
                clock.scheduleAtFixedRate(
                        () -> {
                            CameraFrame frame = Pictures.at(taken);
                            ledger.send(
                                    "camera-" + taken % cameras,
                                    System.currentTimeMillis(),
                                    frame.jpeg(),
                                    frame.label());
                            taken++;
                        },
                        0,
                        period,
                        TimeUnit.NANOSECONDS);
    }

    /** Turns them off; their last frame is sent. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The cameras do not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import io.orric.video.CameraStatus.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one camera going, in a thread of its own: starts its process, kills it when it hangs, and
 * starts it again after a pause when it has ended. A file is read once, whatever ends it.
 */
public final class CameraWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CameraWatch.class);

    private final FfmpegCommand command;
    private final VideoCamera camera;
    private final List<FrameCounts> counts;
    private final FrameBuffer buffer;
    private final Duration longestSilence;
    private final Backoff backoff;
    private final AtomicLong restarts = new AtomicLong();
    private final AtomicLong hangs = new AtomicLong();
    private final AtomicReference<CameraStatus> status =
            new AtomicReference<>(new CameraStatus(Phase.CONNECTING, ""));
    private final Thread thread;
    private volatile VideoProcess process;

    /**
     * @param counts counts of the camera's streams, in the order of its names
     * @param buffer where frames go
     * @param ended told when the camera has ended for good
     */
    CameraWatch(
            VideoCamera camera,
            List<FrameCounts> counts,
            FrameBuffer buffer,
            WatchSettings settings,
            Runnable ended) {
        this.camera = camera;
        this.counts = counts;
        this.buffer = buffer;
        command = new FfmpegCommand(settings.program(), camera);
        longestSilence = settings.longestSilence(camera);
        backoff = new Backoff(settings.firstPause(), settings.longestPause(), new Random());
        thread = new Thread(() -> run(ended), "orric-camera-" + camera.name());
        thread.setDaemon(true);
    }

    /** The camera. */
    public VideoCamera camera() {
        return camera;
    }

    /** The camera's state now. */
    public CameraStatus status() {
        CameraStatus now = status.get();
        VideoProcess running = process;
        boolean live = now.phase() == Phase.CONNECTING && running != null && running.frames() > 0;
        return live ? new CameraStatus(Phase.LIVE, "") : now;
    }

    /** Times that the camera's process was started after one had ended. */
    public long restarts() {
        return restarts.get();
    }

    /** Times that the camera's process was killed because it hung. */
    public long hangs() {
        return hangs.get();
    }

    void start() {
        thread.start();
    }

    /** Asks the thread to end; {@link #join} waits for it. */
    void interrupt() {
        thread.interrupt();
    }

    void join() throws InterruptedException {
        thread.join();
    }

    private void run(Runnable ended) {
        try {
            while (attempt()) {
                pause();
                restarts.incrementAndGet();
            }
        } catch (InterruptedException e) {
            // The cameras are being closed.
        } catch (RuntimeException | Error e) {
            status.set(new CameraStatus(Phase.FAILED, e.toString()));
            LOG.error("Camera {} is given up", camera.name(), e);
        } finally {
            ended.run();
        }
    }

    /** Runs the process until it ends; returns whether to start it again. */
    private boolean attempt() throws InterruptedException {
        String problem;
        boolean whole = false;
        try (VideoProcess running = new VideoProcess(command, counts, buffer)) {
            status.set(new CameraStatus(Phase.CONNECTING, status.get().problem()));
            process = running;
            if (!awaitEnd(running)) {
                hangs.incrementAndGet();
                problem = "no frame for " + longestSilence.toMillis() / 1000.0 + " s";
            } else {
                whole = running.exitCode() == 0 && running.frames() > 0;
                problem = problem(running);
            }
            if (running.frames() > 0) {
                backoff.reset();
            }
        } catch (IOException e) {
            problem = "ffmpeg cannot be started: " + e.getMessage();
        } finally {
            process = null;
        }
        if (camera.source().ends()) {
            status.set(
                    whole
                            ? new CameraStatus(Phase.ENDED, "")
                            : new CameraStatus(Phase.FAILED, problem));
            LOG.info("Camera {}: {}", camera.name(), whole ? "the video is over" : problem);
            return false;
        }
        status.set(new CameraStatus(Phase.WAITING, problem));
        return true;
    }

    /** Returns whether the process ended, false if it hangs. */
    private boolean awaitEnd(VideoProcess running) throws InterruptedException {
        long limit = longestSilence.toNanos();
        long left = limit;
        while (left > 0) {
            if (running.ended(left)) {
                return true;
            }
            left = limit - running.silentNanos();
        }
        return false;
    }

    private static String problem(VideoProcess ended) {
        String complaint = ended.complaint();
        if (!complaint.isEmpty()) {
            return complaint;
        }
        return ended.exitCode() == 0
                ? "the stream ended"
                : "ffmpeg ended with exit code " + ended.exitCode();
    }

    private void pause() throws InterruptedException {
        Duration pause = backoff.next();
        LOG.warn(
                "Camera {}: {}; the next attempt is in {} s",
                camera.name(),
                status.get().problem(),
                pause.toMillis() / 1000.0);
        Thread.sleep(pause.toMillis());
    }
}

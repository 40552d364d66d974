// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orric.frames.Names;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of {@code ffmpeg} for a camera. Threads of its own read what it writes: frames go to the
 * buffer, which never makes them wait, complaints to the log. Closing it kills the process.
 */
final class VideoProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VideoProcess.class);

    /** Largest frame that is sent, 16 MiB; the client of Kafka takes a little more. */
    private static final int LARGEST_JPEG = 16 << 20;

    /** A damaged video has something to complain about in every picture. */
    private static final int MOST_LOGGED_LINES = 20;

    private static final Duration READERS_TIMEOUT = Duration.ofSeconds(5);

    /** Names of ffmpeg's own parts, which it writes in front of their complaints. */
    private static final Pattern ORIGIN = Pattern.compile("^(\\[[^\\]]*\\] |pipe:0: )+");

    private final VideoCamera camera;
    private final FrameBuffer buffer;
    private final RegionSockets sockets;
    private final Process process;
    private final List<Thread> readers = new ArrayList<>();
    private final AtomicLong frames = new AtomicLong();
    private volatile long lastFrame = System.nanoTime();
    private volatile String complaint = "";

    /**
     * Starts the process.
     *
     * @param counts counts of the camera's streams, in the order of its names
     * @throws IOException if it cannot be started
     */
    VideoProcess(FfmpegCommand command, List<FrameCounts> counts, FrameBuffer buffer)
            throws IOException {
        camera = command.camera();
        this.buffer = buffer;
        sockets = new RegionSockets(counts.size() - 1);
        try {
            process = new ProcessBuilder(command.arguments(sockets.paths())).start();
        } catch (IOException e) {
            sockets.close();
            throw e;
        }
        read("errors", this::readComplaints);
        read("0", () -> readFrames(process.getInputStream(), counts.get(0)));
        for (int i = 1; i < counts.size(); i++) {
            int region = i;
            read("" + i, () -> readFrames(sockets.accept(region - 1), counts.get(region)));
        }
        give(command.standardInput());
    }

    private void give(String input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input.getBytes(UTF_8));
        } catch (IOException e) {
            // It ended before it read its input; why is among its complaints.
            LOG.debug("Camera {}: ffmpeg did not read its input", camera.name());
        }
    }

    /**
     * Waits for the end of the process, and of what it wrote.
     *
     * @return whether it ended in this time
     */
    boolean ended(long nanos) throws InterruptedException {
        if (!process.waitFor(nanos, TimeUnit.NANOSECONDS)) {
            return false;
        }
        // A reader may still wait for a connection that the process never made.
        closeSockets();
        long deadline = System.nanoTime() + READERS_TIMEOUT.toNanos();
        for (Thread reader : readers) {
            reader.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        }
        return true;
    }

    /** Time since the last frame, or since the start if there was none, nanoseconds. */
    long silentNanos() {
        return System.nanoTime() - lastFrame;
    }

    /** Frames that came. */
    long frames() {
        return frames.get();
    }

    /** Exit code of the process, which has ended. */
    int exitCode() {
        return process.exitValue();
    }

    /** The process's last complaint; empty if it has none. */
    String complaint() {
        return complaint;
    }

    private interface Reading {
        void run() throws IOException;
    }

    private void read(String what, Reading reading) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                reading.run();
                            } catch (IOException e) {
                                LOG.debug("Camera {}: a stream broke", camera.name(), e);
                            }
                        },
                        "orric-video-" + camera.name() + "-" + what);
        thread.setDaemon(true);
        readers.add(thread);
        thread.start();
    }

    private void readFrames(InputStream in, FrameCounts counts) throws IOException {
        try (in) {
            JpegSplitter jpegs = new JpegSplitter(in, LARGEST_JPEG, System::currentTimeMillis);
            long damaged = 0;
            JpegSplitter.Jpeg jpeg = jpegs.next();
            while (jpeg != null) {
                counts.damage(jpegs.damaged() - damaged);
                damaged = jpegs.damaged();
                counts.capture();
                lastFrame = System.nanoTime();
                frames.incrementAndGet();
                buffer.put(new VideoFrame(counts, jpeg.time(), jpeg.bytes()));
                jpeg = jpegs.next();
            }
            counts.damage(jpegs.damaged() - damaged);
        }
    }

    private void readComplaints() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            RegionBounds bounds = new RegionBounds(camera.regions());
            int logged = 0;
            String line = lines.readLine();
            while (line != null) {
                String shown = Names.printable(camera.source().conceal(line));
                if (!shown.isBlank()) {
                    String said = ORIGIN.matcher(shown).replaceFirst("");
                    complaint = bounds.read(said).orElse(said);
                }
                if (logged++ < MOST_LOGGED_LINES) {
                    LOG.info("Camera {}: ffmpeg: {}", camera.name(), shown);
                }
                line = lines.readLine();
            }
        }
    }

    /** Kills the process, and those that it may have started in its turn. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        closeSockets();
    }

    private void closeSockets() {
        try {
            sockets.close();
        } catch (IOException e) {
            LOG.warn("Camera {}: sockets are left in the temporary folder", camera.name(), e);
        }
    }
}

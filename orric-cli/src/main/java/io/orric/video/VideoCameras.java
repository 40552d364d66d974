// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Cameras that run side by side, each with processes and threads of its own, so that the failure of
 * one touches no other. Frames of all come by {@link #take}.
 */
public final class VideoCameras implements AutoCloseable {

    private final List<CameraWatch> watches = new ArrayList<>();
    private final List<FrameCounts> counts = new ArrayList<>();
    private final FrameBuffer buffer;
    private final AtomicInteger running;

    /**
     * Begins to read the cameras.
     *
     * @param cameras at least one; no name occurs twice
     * @param sites site of a camera, by its name
     */
    public VideoCameras(
            List<VideoCamera> cameras, UnaryOperator<String> sites, WatchSettings settings) {
        buffer = new FrameBuffer(settings.framesPerCamera());
        running = new AtomicInteger(cameras.size());
        for (VideoCamera camera : cameras) {
            List<FrameCounts> streams =
                    camera.names().stream()
                            .map(name -> new FrameCounts(name, sites.apply(name)))
                            .toList();
            counts.addAll(streams);
            watches.add(new CameraWatch(camera, streams, buffer, settings, this::countEnded));
        }
        watches.forEach(CameraWatch::start);
    }

    private void countEnded() {
        if (running.decrementAndGet() == 0) {
            buffer.close();
        }
    }

    /**
     * Takes a frame; waits until there is one. Frames of a camera keep their order.
     *
     * @return the frame; null once no camera will send another
     */
    public VideoFrame take() throws InterruptedException {
        return buffer.take();
    }

    /** The cameras as they are doing now. */
    public List<CameraWatch> watches() {
        return List.copyOf(watches);
    }

    /** Counts of each camera and region. */
    public List<FrameCounts> counts() {
        return List.copyOf(counts);
    }

    /** Ends all cameras and their processes. */
    @Override
    public void close() throws InterruptedException {
        watches.forEach(CameraWatch::interrupt);
        for (CameraWatch watch : watches) {
            watch.join();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Frames that wait to be sent, so many of each camera at most: a newer one displaces the oldest of
 * its camera, which counts as dropped. Cameras take turns, so none waits for the backlog of
 * another; frames of a camera keep their order. Any number of threads may put and take.
 */
public final class FrameBuffer {

    private final int framesPerCamera;
    private final Map<FrameCounts, Queue<VideoFrame>> lines = new HashMap<>();
    private final Queue<Queue<VideoFrame>> turns = new ArrayDeque<>();
    private boolean closed;

    /**
     * @param framesPerCamera most frames of a camera that wait, at least 1
     */
    public FrameBuffer(int framesPerCamera) {
        this.framesPerCamera = framesPerCamera;
    }

    /** Adds a frame; it may displace an older one of its camera, and never waits. */
    synchronized void put(VideoFrame frame) {
        Queue<VideoFrame> line = lines.computeIfAbsent(frame.camera(), c -> new ArrayDeque<>());
        if (line.isEmpty()) {
            turns.add(line);
        } else if (line.size() == framesPerCamera) {
            line.remove();
            frame.camera().drop();
        }
        line.add(frame);
        notifyAll();
    }

    /**
     * Takes the oldest frame of the camera whose turn it is; waits until there is one.
     *
     * @return the frame; null once the buffer is closed and empty
     */
    public synchronized VideoFrame take() throws InterruptedException {
        while (turns.isEmpty() && !closed) {
            wait();
        }
        Queue<VideoFrame> line = turns.poll();
        if (line == null) {
            return null;
        }
        VideoFrame frame = line.remove();
        if (!line.isEmpty()) {
            turns.add(line);
        }
        return frame;
    }

    /** Tells those who take that no more frames come. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import io.orric.footage.RecordedFrames.RecordedFrame;
import io.orric.video.FrameCounts;
import io.orric.video.VideoCameras;
import io.orric.video.VideoFrame;

/**
 * Sends the frames of real cameras when they come. While the broker takes none, each camera keeps
 * its newest frames and drops older ones.
 */
public final class CameraFeed {

    private final VideoCameras cameras;
    private final FrameSender sender;

    public CameraFeed(VideoCameras cameras, FrameSender sender) {
        this.cameras = cameras;
        this.sender = sender;
    }

    /**
     * Sends frames until no camera has another, which is never where one is no file, and waits
     * until the broker has them.
     *
     * @throws InterruptedException if the thread is interrupted; what was handed over may still be
     *     on its way
     */
    public void run() throws InterruptedException {
        VideoFrame frame = cameras.take();
        while (frame != null) {
            send(frame);
            frame = cameras.take();
        }
        sender.flush();
    }

    private void send(VideoFrame frame) throws InterruptedException {
        FrameCounts counts = frame.camera();
        int bytes = frame.image().length;
        sender.send(
                counts.name(),
                frame.captureTime(),
                new RecordedFrame(frame.image(), null),
                failure -> {
                    if (failure == null) {
                        counts.send(bytes);
                    } else {
                        counts.fail();
                    }
                });
    }
}

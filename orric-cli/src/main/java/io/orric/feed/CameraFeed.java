// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import io.orric.footage.RecordedFrames.RecordedFrame;
import io.orric.video.FrameCounts;
import io.orric.video.VideoCameras;
import io.orric.video.VideoFrame;
import java.io.IOException;

/**
 * Sends the frames of real cameras when they come. While the broker takes none, each camera keeps
 * its newest frames and drops older ones.
 */
public final class CameraFeed {

    private final VideoCameras cameras;
    private final FrameSender sender;
    private final Retouch retouch;

    /** Changes a camera's picture before it is sent. */
    @FunctionalInterface
    public interface Retouch {

        /** Pictures as they are. */
        Retouch NONE = (camera, image) -> image;

        /**
         * Called for each frame, in the order of a camera's frames.
         *
         * @param image encoded picture
         */
        byte[] of(String camera, byte[] image) throws IOException;
    }

    public CameraFeed(VideoCameras cameras, FrameSender sender, Retouch retouch) {
        this.cameras = cameras;
        this.sender = sender;
        this.retouch = retouch;
    }

    /**
     * Sends frames until no camera has another, which is never where one is no file, and waits
     * until the broker has them.
     *
     * @throws IOException if a picture cannot be retouched
     * @throws InterruptedException if the thread is interrupted; what was handed over may still be
     *     on its way
     */
    public void run() throws IOException, InterruptedException {
        VideoFrame frame = cameras.take();
        while (frame != null) {
            send(frame);
            frame = cameras.take();
        }
        sender.flush();
    }

    private void send(VideoFrame frame) throws IOException, InterruptedException {
        FrameCounts counts = frame.camera();
        byte[] image = retouch.of(counts.name(), frame.image());
        sender.send(
                counts.name(),
                frame.captureTime(),
                new RecordedFrame(image, null),
                failure -> {
                    if (failure == null) {
                        counts.send(image.length);
                    } else {
                        counts.fail();
                    }
                });
    }
}

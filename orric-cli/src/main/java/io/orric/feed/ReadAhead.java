// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import io.orric.footage.RecordedFrames;
import io.orric.footage.RecordedFrames.RecordedFrame;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Frames in order, made by other threads a few frames ahead of the one that asks: drawing or
 * decoding a frame must not hold up those that are due.
 */
final class ReadAhead implements AutoCloseable {

    /** Frames kept ready for each thread. Few, since a frame may take megabytes. */
    private static final int FRAMES_PER_THREAD = 8;

    private final RecordedFrames frames;
    private final int ahead;
    private final ExecutorService threads;
    private final Queue<Future<RecordedFrame>> ready = new ArrayDeque<>();
    private long position;

    /**
     * @param frames whose frames are wanted from position 0 on
     * @param threads how many threads may ask the frames at once; 1 unless they allow more
     */
    ReadAhead(RecordedFrames frames, int threads) {
        this.frames = frames;
        ahead = threads * FRAMES_PER_THREAD;
        this.threads =
                Executors.newFixedThreadPool(
                        threads,
                        work -> {
                            Thread thread = new Thread(work, "orric-frames");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * The next frame.
     *
     * @throws IOException if it cannot be read
     */
    RecordedFrame next() throws IOException, InterruptedException {
        while (ready.size() < ahead && position < frames.size()) {
            long wanted = position++;
            ready.add(threads.submit(() -> frames.frame(wanted)));
        }
        try {
            return ready.remove().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("a frame could not be made", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.job;

import io.orric.benchmarks.harness.BenchModels;
import io.orric.benchmarks.pictures.CameraPictures;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageClassifier;
import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The least that answers frames with the project's decoder and models, without Flink: a pool that
 * decodes, and the calling thread, which infers what is decoded together. As many threads, frames
 * in flight and frames in a batch as the job has.
 */
final class PlainLoop implements AutoCloseable {

    private static final int IN_FLIGHT = 256;
    private static final int BATCH = 64;

    private final List<byte[]> pictures;
    private final int resolution;
    private final FrameDecoder decoder = new FrameDecoder(CameraPictures.LIMITS);
    private final ImageClassifier student;
    private final ExecutorService decoders =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    PlainLoop(BenchModels models, List<byte[]> pictures) throws IOException {
        this.pictures = List.copyOf(pictures);
        resolution = models.resolution();
        student = ImageClassifier.load(models.student());
        student.warm(resolution, models.classes());
    }

    /**
     * Answers so many frames.
     *
     * @return nanoseconds from the first frame to the last answer
     */
    long run(int frames) throws IOException, InterruptedException {
        Semaphore room = new Semaphore(IN_FLIGHT);
        BlockingQueue<short[]> decoded = new LinkedBlockingQueue<>();
        long begin = System.nanoTime();
        reader.execute(() -> read(frames, room, decoded));
        List<short[]> batch = new ArrayList<>();
        long[] classes = new long[1000];
        for (int answered = 0; answered < frames; answered += batch.size()) {
            batch.clear();
            batch.add(decoded.take());
            decoded.drainTo(batch, BATCH - 1);
            if (failure.get() != null) {
                throw new IOException("a frame was not decoded", failure.get());
            }
            PixelBatch input = PixelBatch.ofPixels(batch, resolution, BenchModels.INPUT);
            for (float[] probabilities : student.probabilities(input)) {
                classes[Probabilities.argMax(probabilities)]++;
            }
            room.release(batch.size());
        }
        return System.nanoTime() - begin;
    }

    private void read(int frames, Semaphore room, BlockingQueue<short[]> decoded) {
        try {
            for (int i = 0; i < frames; i++) {
                room.acquire();
                byte[] picture = pictures.get(i % pictures.size());
                decoders.execute(() -> decode(picture, decoded));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void decode(byte[] picture, BlockingQueue<short[]> decoded) {
        try {
            decoded.add(decoder.pixels(picture, resolution, BenchModels.INPUT));
        } catch (Exception e) {
            failure.compareAndSet(null, e);
            decoded.add(new short[0]);
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
        decoders.shutdownNow();
        student.close();
    }
}

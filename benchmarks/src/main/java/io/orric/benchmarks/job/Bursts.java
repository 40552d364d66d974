// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.job;

import io.orric.frames.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * Frames as fast as the job takes them, so many at a time: the job stays warm while something else
 * is measured between two bursts. Each burst begins a slot and ends its last one, so its slots are
 * paid for in the burst.
 */
final class Bursts implements FrameSupply {

    private static final String ORIGIN = "bench";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 200;

    /**
     * Frames of one burst.
     *
     * @param first position of the first one
     * @param sites number of sites that they belong to, in turns
     * @param framesPerSlot of all sites together
     * @param start event time of the first one, milliseconds since the epoch
     * @param results of each frame
     * @param left frames without a result
     */
    private record Burst(
            long first,
            int sites,
            int framesPerSlot,
            long start,
            AtomicIntegerArray results,
            AtomicInteger left,
            CountDownLatch done) {

        static Burst of(long first, int frames, int sites, int framesPerSlot, long start) {
            return new Burst(
                    first,
                    sites,
                    framesPerSlot,
                    start,
                    new AtomicIntegerArray(frames),
                    new AtomicInteger(frames),
                    new CountDownLatch(frames > 0 ? 1 : 0));
        }

        long end() {
            return first + results.length();
        }

        long eventTime(long position) {
            return start + (position - first) * EmbeddedJob.SLOT.toMillis() / framesPerSlot;
        }

        /** End of its last slot. */
        long slotsEnd() {
            long length = EmbeddedJob.SLOT.toMillis();
            return (eventTime(end() - 1) / length + 1) * length;
        }
    }

    private final List<byte[]> pictures;
    private final String[] sites;
    private final AtomicReference<String> failure = new AtomicReference<>();
    private volatile Burst current;

    /** Burst of the last frame that was given. Belongs to the source's thread. */
    private Burst reading;

    private volatile long lastAnswer;

    /**
     * @param pictures shown in turns
     * @param mostSites that a burst has
     */
    Bursts(List<byte[]> pictures, int mostSites) {
        this.pictures = List.copyOf(pictures);
        sites = IntStream.range(0, mostSites).mapToObj(n -> "site-" + n).toArray(String[]::new);
        long length = EmbeddedJob.SLOT.toMillis();
        long start = System.currentTimeMillis() / length * length;
        current = Burst.of(0, 0, 1, 1, start);
    }

    /**
     * Has the job answer so many frames.
     *
     * @param frames at least one
     * @return nanoseconds from the first frame to the last result
     * @throws IOException if the job fails, or a frame has not exactly one result
     */
    long run(Running job, int frames, int sites, int framesPerSlot)
            throws IOException, InterruptedException {
        Burst before = current;
        long start = before.results().length() == 0 ? before.start() : before.slotsEnd();
        Burst burst = Burst.of(before.end(), frames, sites, framesPerSlot, start);
        long begin = System.nanoTime();
        synchronized (this) {
            current = burst;
            notifyAll();
        }
        long giveUp = begin + PATIENCE.toNanos();
        int left = frames;
        while (!burst.done().await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            job.requireRunning();
            requireSound();
            if (burst.left().get() < left) {
                left = burst.left().get();
                giveUp = System.nanoTime() + PATIENCE.toNanos();
            }
            if (System.nanoTime() > giveUp) {
                throw new IOException(left + " of " + frames + " frames have no result");
            }
        }
        requireSound();
        return lastAnswer - begin;
    }

    private void requireSound() throws IOException {
        if (failure.get() != null) {
            throw new IOException(failure.get());
        }
    }

    @Override
    public Frame next(long position) throws InterruptedException {
        Burst burst = current;
        if (position >= burst.end()) {
            synchronized (this) {
                while (position >= current.end()) {
                    wait();
                }
                burst = current;
            }
        }
        reading = burst;
        String site = sites[(int) (position % burst.sites())];
        long time = burst.eventTime(position);
        byte[] picture = pictures.get((int) (position % pictures.size()));
        long now = System.currentTimeMillis();
        return new Frame(site, site, time, time, now, picture, null, ORIGIN, 0, position);
    }

    @Override
    public long watermarkBehind(Frame frame) {
        return frame.offset() == reading.end() - 1 ? reading.slotsEnd() : NONE;
    }

    @Override
    public void answered(long offset, long version) {
        Burst burst = current;
        int index = (int) (offset - burst.first());
        if (index < 0 || burst.results().incrementAndGet(index) > 1) {
            failure.compareAndSet(null, "frame " + offset + " has two results");
            return;
        }
        if (burst.left().decrementAndGet() == 0) {
            lastAnswer = System.nanoTime();
            burst.done().countDown();
        }
    }

    @Override
    public void refused(String reason) {
        failure.compareAndSet(null, "a frame was not answered: " + reason);
    }
}

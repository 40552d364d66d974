// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.job;

import io.orric.frames.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Frames of one site at a constant rate, whether the job keeps up or not. */
final class SteadyLoad implements FrameSupply {

    /** Its site. */
    static final String SITE = "site";

    private static final long NANOS = 1_000_000_000L;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long LOOK_MILLIS = 50;

    private final List<byte[]> pictures;
    private final int framesPerSecond;
    private long start;

    // What follows is the results' and guarded by this.
    private long results;
    private long version;
    private long last;
    private long longestGap;
    private String failure;

    SteadyLoad(List<byte[]> pictures, int framesPerSecond) {
        this.pictures = List.copyOf(pictures);
        this.framesPerSecond = framesPerSecond;
    }

    @Override
    public Frame next(long position) throws InterruptedException {
        if (position == 0) {
            start = System.nanoTime();
        }
        long due = start + position * NANOS / framesPerSecond;
        while (due - System.nanoTime() > 0) {
            LockSupport.parkNanos(due - System.nanoTime());
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted between two frames");
            }
        }
        byte[] picture = pictures.get((int) (position % pictures.size()));
        long now = System.currentTimeMillis();
        return new Frame(SITE, SITE, now, now, now, picture, null, "bench", 0, position);
    }

    @Override
    public long watermarkBehind(Frame frame) {
        return NONE;
    }

    @Override
    public synchronized void answered(long offset, long version) {
        long now = System.nanoTime();
        if (offset != results && failure == null) {
            failure = "frame " + results + " was to be answered next, frame " + offset + " was";
        }
        if (version < this.version && failure == null) {
            failure = "version " + version + " answered after version " + this.version;
        }
        if (results > 0) {
            longestGap = Math.max(longestGap, now - last);
        }
        results++;
        this.version = version;
        last = now;
        notifyAll();
    }

    @Override
    public synchronized void refused(String reason) {
        failure = "a frame was not answered: " + reason;
    }

    /** Results so far. */
    synchronized long results() {
        return results;
    }

    /** Forgets the gaps so far. */
    synchronized void forgetGaps() {
        longestGap = 0;
    }

    /** The longest time between two results since they were forgotten last, milliseconds. */
    synchronized double longestGapMillis() {
        return longestGap / 1e6;
    }

    /** Waits for so many more results. */
    void awaitResults(Running job, long more) throws IOException, InterruptedException {
        long wanted;
        synchronized (this) {
            wanted = results + more;
        }
        await(job, () -> results >= wanted, more + " results");
    }

    /** Waits until a version answers. */
    void awaitVersion(Running job, long wanted) throws IOException, InterruptedException {
        await(job, () -> version >= wanted, "version " + wanted);
    }

    private synchronized void await(Running job, BooleanSupplier condition, String what)
            throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            job.requireRunning();
            if (System.nanoTime() > giveUp) {
                throw new IOException("waited in vain for " + what);
            }
            wait(LOOK_MILLIS);
        }
        if (failure != null) {
            throw new IOException(failure);
        }
    }
}

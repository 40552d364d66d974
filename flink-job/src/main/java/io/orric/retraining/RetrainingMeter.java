// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.adaptation.Pace;
import io.orric.adaptation.Teacher;
import io.orric.meters.Compute;
import io.orric.meters.CpuClock;
import io.orric.meters.JobMeters;
import io.orric.vision.PixelBatch;
import io.orric.vision.PyTorch;
import java.io.IOException;
import java.time.Duration;

/**
 * Counts what retraining takes, and has it wait before its next batch while inference has more
 * frames waiting than the machine has cores for. Used by the retraining thread.
 */
final class RetrainingMeter implements Pace, AutoCloseable {

    private static final int WAITING_FRAMES_PER_CORE = 2;
    private static final Duration PAUSE = Duration.ofMillis(2);

    /** Longest wait before a batch: where inference never catches up, training still ends. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final JobMeters meters;
    private int threads = 1;
    private long mark;
    private long total;
    private long teacher;

    /**
     * @param meters closed with this
     */
    RetrainingMeter(JobMeters meters) {
        this.meters = meters;
    }

    /** Begins a retraining. */
    void begin() {
        threads = PyTorch.threads();
        mark = CpuClock.nanos();
        total = 0;
        teacher = 0;
    }

    /** Work of a teacher. */
    @FunctionalInterface
    interface Teaching {

        void run() throws IOException;
    }

    /** Labels frames by a teacher whose time is counted apart. */
    float[][] labelled(PixelBatch frames, Teacher by) throws IOException {
        float[][][] labels = new float[1][][];
        teaching(() -> labels[0] = by.label(frames));
        return labels[0];
    }

    /** Has a teacher work, whose time is counted apart. */
    void teaching(Teaching work) throws IOException {
        count();
        long before = total;
        try {
            work.run();
        } finally {
            count();
            teacher += total - before;
        }
    }

    @Override
    public void beforeBatch() {
        count();
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        long limit = (long) WAITING_FRAMES_PER_CORE * meters.machine().cores();
        while (meters.waiting() > limit && System.nanoTime() < end) {
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /**
     * Ends a retraining on the sample of a slot.
     *
     * @param gained agreement with the teacher that it gained; NaN if it was not measured
     */
    void end(String site, long slot, double gained) {
        count();
        meters.compute(site)
                .retrained(new Compute.Retraining(slot, teacher, total - teacher, gained));
    }

    private void count() {
        long now = CpuClock.nanos();
        long spent = (now - mark) * threads;
        mark = now;
        total += spent;
        meters.busy(spent);
    }

    @Override
    public void close() {
        meters.close();
    }
}

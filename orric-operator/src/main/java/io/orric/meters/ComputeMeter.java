// SPDX-License-Identifier: Apache-2.0
package io.orric.meters;

import io.orric.meters.Compute.Retraining;
import io.orric.meters.Compute.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Compute spent on a site: inference and retraining count what they take, the slot operator takes
 * the sums when a slot ends. Safe for any thread.
 */
public final class ComputeMeter {

    private final LongAdder busyNanos;
    private Work decoding = Work.NONE;
    private final Map<Integer, Work> student = new HashMap<>();
    private final List<Retraining> retrainings = new ArrayList<>();
    private Work opinions = Work.NONE;
    private long unsure;

    /**
     * @param busyNanos takes everything that is counted, of all sites
     */
    ComputeMeter(LongAdder busyNanos) {
        this.busyNanos = busyNanos;
    }

    /** Counts the decoding and resizing of a frame. */
    public synchronized void decoded(long nanos) {
        busyNanos.add(nanos);
        decoding = decoding.plus(1, nanos);
    }

    /**
     * Counts frames that the student inferred.
     *
     * @param resolution side of the model input, pixels
     * @param frames number of frames
     * @param nanos compute that they took together
     */
    public synchronized void inferred(int resolution, int frames, long nanos) {
        busyNanos.add(nanos);
        student.merge(resolution, new Work(frames, nanos), Work::plus);
    }

    /** Counts frames that the student was not sure of. */
    public synchronized void unsure(int frames) {
        unsure += frames;
    }

    /**
     * Counts frames that the teacher gave a second opinion on.
     *
     * @param nanos compute that they took together
     */
    public synchronized void escalated(int frames, long nanos) {
        busyNanos.add(nanos);
        opinions = opinions.plus(frames, nanos);
    }

    /** Counts a retraining that has ended; what it took was counted by {@link JobMeters#busy}. */
    public synchronized void retrained(Retraining retraining) {
        retrainings.add(retraining);
    }

    /** The compute since this was last called. */
    public synchronized Compute take() {
        Compute taken =
                new Compute(
                        decoding, Map.copyOf(student), opinions, unsure, List.copyOf(retrainings));
        decoding = Work.NONE;
        opinions = Work.NONE;
        unsure = 0;
        student.clear();
        retrainings.clear();
        return taken;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.meters;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * Cores that the machine, or the container, has left for decoding, inference and retraining: all of
 * them less what other processes take and what this one takes for everything else, be it Flink,
 * Kafka's clients or the JVM. Smoothed over a few seconds. Safe for any thread.
 */
public final class MachineLoad {

    private static final long SAMPLE_NANOS = 1_000_000_000L;

    /** Weight of a new second. */
    private static final double GAIN = 0.4;

    /** Share of the cores that is there whatever others take, since they have to share too. */
    private static final double LEAST = 0.1;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final LongSupplier busyNanos;
    private final int cores = Runtime.getRuntime().availableProcessors();

    private long sampledAt = System.nanoTime();
    private long processNanos = SYSTEM.getProcessCpuTime();
    private long countedNanos;
    private double taken = Double.NaN;

    /**
     * @param busyNanos nanoseconds of a core that went into decoding, inference and retraining
     */
    MachineLoad(LongSupplier busyNanos) {
        this.busyNanos = busyNanos;
        // The first value is the load since the JVM began, or none.
        double unused = SYSTEM.getCpuLoad();
    }

    /** Cores of the machine, or of the container. */
    public int cores() {
        return cores;
    }

    /** Cores that are left, more than 0. */
    public synchronized double available() {
        long now = System.nanoTime();
        if (now - sampledAt >= SAMPLE_NANOS) {
            sample(now);
        }
        double left = Double.isNaN(taken) ? cores : cores - taken;
        return Math.max(LEAST * cores, left);
    }

    private void sample(long now) {
        double elapsed = now - sampledAt;
        long process = SYSTEM.getProcessCpuTime();
        long counted = busyNanos.getAsLong();
        double own = (process - processNanos) / elapsed;
        double work = (counted - countedNanos) / elapsed;
        double load = SYSTEM.getCpuLoad();
        sampledAt = now;
        processNanos = process;
        countedNanos = counted;
        if (load < 0) {
            return; // not known yet
        }
        double others = Math.max(0, load * cores - own);
        double rest = Math.max(0, own - work);
        double sample = others + rest;
        taken = Double.isNaN(taken) ? sample : taken + GAIN * (sample - taken);
    }
}

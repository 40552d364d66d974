// SPDX-License-Identifier: Apache-2.0
package io.orric.meters;

import io.orric.allocation.CoreShares;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measurements that the operators of a job share in this JVM: the slot operator decides by what
 * inference and retraining took. All of a site's operators run in one TaskManager, because a site's
 * frames stay in one task slot. Safe for any thread.
 */
public final class JobMeters implements AutoCloseable {

    private static final Map<String, JobMeters> JOBS = new HashMap<>();

    private final String id;
    private final LongAdder busyNanos = new LongAdder();
    private final RecentSites<SiteMeters> sites =
            new RecentSites<>(
                    name -> new SiteMeters(new AnswerMeter(), new ComputeMeter(busyNanos)));
    private final LongAdder waiting = new LongAdder();
    private final MachineLoad machine = new MachineLoad(busyNanos::sum);
    private final CoreShares shares = new CoreShares();
    private int users;

    private JobMeters(String id) {
        this.id = id;
    }

    /** The meters of the job of this id; every user closes what it gets. */
    public static JobMeters of(String id) {
        synchronized (JOBS) {
            JobMeters job = JOBS.computeIfAbsent(id, JobMeters::new);
            job.users++;
            return job;
        }
    }

    /** The times of a site's answers. */
    public AnswerMeter answers(String site) {
        return sites.of(site).answers;
    }

    /** The compute that is spent on a site. */
    public ComputeMeter compute(String site) {
        return sites.of(site).compute;
    }

    /** Cores that the machine has left for the job. */
    public MachineLoad machine() {
        return machine;
    }

    /** Division of these among the job's sites. */
    public CoreShares shares() {
        return shares;
    }

    /**
     * Counts compute of a retraining as it goes on, so that it is not taken for something else.
     *
     * @param nanos nanoseconds of a core
     */
    public void busy(long nanos) {
        busyNanos.add(nanos);
    }

    /**
     * Counts frames that were handed to inference, or, below 0, were answered.
     *
     * @param frames change of the number of frames that wait
     */
    public void waiting(int frames) {
        waiting.add(frames);
    }

    /** Frames that wait for their answers. */
    public long waiting() {
        return Math.max(0, waiting.sum());
    }

    @Override
    public void close() {
        synchronized (JOBS) {
            users--;
            if (users == 0) {
                JOBS.remove(id);
            }
        }
    }

    private record SiteMeters(AnswerMeter answers, ComputeMeter compute) {}
}

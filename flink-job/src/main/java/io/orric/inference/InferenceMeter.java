// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.meters.JobMeters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what inference takes: a batch's compute is divided evenly among its frames. */
final class InferenceMeter {

    private final JobMeters meters;
    private final int threads;

    /**
     * @param threads threads that share the work on a batch
     */
    InferenceMeter(JobMeters meters, int threads) {
        this.meters = meters;
        this.threads = threads;
    }

    /**
     * Counts frames of one resolution.
     *
     * @param nanos compute of the calling thread
     */
    void inferred(List<PendingFrame> frames, long nanos) {
        if (frames.isEmpty()) {
            return;
        }
        Map<String, Integer> sites = new HashMap<>();
        frames.forEach(frame -> sites.merge(frame.site(), 1, Integer::sum));
        int resolution = frames.get(0).stamped().resolution();
        long each = nanos * threads / frames.size();
        sites.forEach(
                (site, count) -> meters.compute(site).inferred(resolution, count, each * count));
    }
}

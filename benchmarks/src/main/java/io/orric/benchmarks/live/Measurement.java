// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Latencies of the frames of one variant, and their fates.
 *
 * @param latencies of the answered frames, from sending to the first answer, microseconds
 * @param lateness of the frames sent, behind the cameras' schedule, microseconds
 * @param sent frames that count
 * @param doubled answers beyond the first of a frame
 */
record Measurement(Histogram latencies, Histogram lateness, long sent, long doubled) {

    private static final int SIGNIFICANT_DIGITS = 3;

    /** An empty histogram of microseconds. */
    static Histogram histogram() {
        return new Histogram(SIGNIFICANT_DIGITS);
    }

    /** Finds the first answer of each frame. */
    static Measurement of(List<TimedFrame> sent, List<TimedFrame> answers, Histogram lateness) {
        Map<FrameId, Long> waiting = new HashMap<>();
        sent.forEach(frame -> waiting.put(frame.frame(), frame.nanos()));
        Histogram latencies = histogram();
        Map<FrameId, Integer> counts = new HashMap<>();
        for (TimedFrame answer : answers) {
            Long since = waiting.get(answer.frame());
            if (since != null && counts.merge(answer.frame(), 1, Integer::sum) == 1) {
                latencies.recordValue(Math.max(0, (answer.nanos() - since) / 1000));
            }
        }
        long doubled = counts.values().stream().mapToLong(count -> count - 1L).sum();
        return new Measurement(latencies, lateness.copy(), sent.size(), doubled);
    }

    /** This and another round of the same variant. */
    Measurement plus(Measurement other) {
        Histogram both = latencies.copy();
        both.add(other.latencies);
        Histogram late = lateness.copy();
        late.add(other.lateness);
        return new Measurement(both, late, sent + other.sent, doubled + other.doubled);
    }

    /** Frames with an answer. */
    long answered() {
        return latencies.getTotalCount();
    }

    /** Frames without an answer. */
    long lost() {
        return sent - answered();
    }

    /** A percentile of the latencies in milliseconds; NaN if no frame was answered. */
    double latency(double percentile) {
        return millis(latencies, percentile);
    }

    /** A percentile of the delays behind the schedule in milliseconds; NaN if nothing was sent. */
    double late(double percentile) {
        return millis(lateness, percentile);
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getTotalCount() == 0
                ? Double.NaN
                : histogram.getValueAtPercentile(percentile) / 1000.0;
    }
}

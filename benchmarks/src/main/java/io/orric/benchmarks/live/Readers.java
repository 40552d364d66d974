// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.benchmarks.live.PredictionReader.Isolation;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** The readers of one variant's predictions, by the names of its results. */
final class Readers implements AutoCloseable {

    /** A frame counts as lost if for so long no reader is given any answer. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** Ends the name of the frames that the student answered alone. */
    private static final String STUDENT_ALONE = ", student alone";

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final Map<String, PredictionReader> readers = new LinkedHashMap<>();

    Readers(String bootstrapServers, Topics topics, Map<String, Isolation> readings) {
        readings.forEach(
                (name, isolation) ->
                        readers.put(
                                name, new PredictionReader(bootstrapServers, topics, isolation)));
    }

    /** Returns whether each was given an answer. */
    boolean begun() {
        return readers.values().stream().allMatch(reader -> reader.count() > 0);
    }

    /** Waits until each was given an answer to every frame, or nothing comes any more. */
    void awaitAnswersTo(List<TimedFrame> frames) throws InterruptedException {
        long answers = -1;
        long silentSince = System.nanoTime();
        while (readers.values().stream().anyMatch(reader -> !reader.hasAnswersTo(frames))) {
            long now = readers.values().stream().mapToLong(PredictionReader::count).sum();
            if (now > answers) {
                answers = now;
                silentSince = System.nanoTime();
            } else if (System.nanoTime() - silentSince > SILENCE.toNanos()) {
                return;
            }
            Thread.sleep(POLL_INTERVAL.toMillis());
        }
    }

    /**
     * Fates of the frames, by the names of the readings; where the teacher was asked about some,
     * also those of the others.
     */
    Map<String, Measurement> measure(List<TimedFrame> frames, Histogram lateness)
            throws IOException {
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        for (Map.Entry<String, PredictionReader> reader : readers.entrySet()) {
            List<TimedFrame> answers = reader.getValue().answers();
            Set<FrameId> escalated = reader.getValue().escalated();
            measurements.put(reader.getKey(), Measurement.of(frames, answers, lateness));
            List<TimedFrame> others =
                    frames.stream().filter(frame -> !escalated.contains(frame.frame())).toList();
            if (others.size() < frames.size()) {
                measurements.put(
                        reader.getKey() + STUDENT_ALONE, Measurement.of(others, answers, lateness));
            }
        }
        return measurements;
    }

    @Override
    public void close() {
        readers.values().forEach(PredictionReader::close);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orric.chaos.Cameras.Camera;
import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of four cameras whose clocks are correct beside others, each alone on its partition, whose
 * clocks are not.
 */
final class ClockRun {

    /**
     * Results of a run.
     *
     * @param slotsPerMinute slots of the site that ended
     * @param predictionsPerMinute predictions of the cameras whose clocks are correct
     * @param delayP95 95th percentile of their times from sending to writing, ms
     * @param camerasOffClock what the metric says
     * @param framesOffClock what the metric says
     * @param sentOffClock frames that the cameras of wrong clocks sent
     */
    record Row(
            double slotsPerMinute,
            double predictionsPerMinute,
            long delayP95,
            long camerasOffClock,
            long framesOffClock,
            long sentOffClock) {

        void note(String name) {
            Evidence.figure(name, "slots a minute", slotsPerMinute);
            Evidence.figure(name, "predictions a minute", predictionsPerMinute);
            Evidence.figure(name, "delay P95 ms", delayP95);
            Evidence.figure(name, "cameras off clock", camerasOffClock);
            Evidence.figure(name, "frames off clock", framesOffClock);
            Evidence.figure(name, "frames sent with a wrong clock", sentOffClock);
        }

        /** Requires the slots and the predictions of a run of this time without wrong clocks. */
        void requireUnmoved(Duration time) {
            // A slot and a frame of each camera more or less at the edges.
            double one = 60_000.0 / time.toMillis();
            assertThat(slotsPerMinute).isCloseTo(SLOTS_PER_MINUTE, within(1.5 * one));
            assertThat(predictionsPerMinute)
                    .isCloseTo(PREDICTIONS_PER_MINUTE, within(2.0 * NORMAL_CAMERAS * one));
        }
    }

    static final int NORMAL_CAMERAS = 4;
    static final int FRAMES_PER_SECOND = 5;

    private static final double SLOTS_PER_MINUTE = 60;
    private static final double PREDICTIONS_PER_MINUTE = 60.0 * NORMAL_CAMERAS * FRAMES_PER_SECOND;
    private static final Duration METRIC_TIMEOUT = Duration.ofSeconds(30);

    private final KafkaBroker kafka;
    private final FlinkCluster flink;

    /** CameraClock of the four. */
    private CameraClock normal = CameraClock.CORRECT;

    /** Time by which the cluster's clock is ahead of this machine's. */
    private Duration clusterAhead = Duration.ZERO;

    ClockRun(KafkaBroker kafka, FlinkCluster flink) {
        this.kafka = kafka;
        this.flink = flink;
    }

    /** Gives the four this clock. */
    ClockRun withNormal(CameraClock clock) {
        normal = clock;
        return this;
    }

    /** Says that the cluster's clock differs from this machine's. */
    ClockRun withClusterAhead(Duration ahead) {
        clusterAhead = ahead;
        return this;
    }

    /**
     * Runs a job of this name for this time, and requires one result for every frame, none late.
     *
     * @param wrong the clocks of the cameras beside the four
     */
    Row run(String name, Duration time, List<CameraClock> wrong) {
        try (VideoJob job = new VideoJob(name, kafka, flink, NORMAL_CAMERAS + wrong.size());
                FrameLedger ledger = job.ledger()) {
            job.submit();
            long begin;
            long end;
            try (Cameras cameras = new Cameras(ledger, cameras(wrong))) {
                for (int i = 0; i < NORMAL_CAMERAS; i++) {
                    ledger.awaitPredictionsOf("normal-" + i);
                }
                for (CameraClock clock : wrong) {
                    ledger.awaitPredictionsOf("wrong-" + clock);
                }
                begin = System.currentTimeMillis();
                end = begin + time.toMillis();
                await().atMost(time.multipliedBy(2))
                        .until(() -> System.currentTimeMillis() >= end + 1_000);
            }
            Evidence.requireExactlyOnce(name, ledger);
            assertThat(ledger.deadLetters()).isEmpty();
            assertThat(ledger.predictions()).noneMatch(p -> p.get("late").asBoolean());
            return row(job, ledger, begin, end);
        }
    }

    private List<Camera> cameras(List<CameraClock> wrong) {
        List<Camera> cameras = new ArrayList<>();
        for (int i = 0; i < NORMAL_CAMERAS; i++) {
            cameras.add(Camera.of("normal-" + i, FRAMES_PER_SECOND).on(i).claiming(normal::at));
        }
        for (int i = 0; i < wrong.size(); i++) {
            cameras.add(
                    Camera.of("wrong-" + wrong.get(i), FRAMES_PER_SECOND)
                            .on(NORMAL_CAMERAS + i)
                            .claiming(wrong.get(i)::at));
        }
        return cameras;
    }

    private Row row(VideoJob job, FrameLedger ledger, long begin, long end) {
        double minutes = (end - begin) / 60_000.0;
        long slots =
                job.decisions().stream()
                        .mapToLong(decision -> decision.get("slotEnd").asLong())
                        .map(slotEnd -> slotEnd - clusterAhead.toMillis())
                        .filter(slotEnd -> slotEnd >= begin && slotEnd < end)
                        .count();
        Delays delays = Delays.between(ledger, "normal-", begin, end);
        long offClock = ledger.predictions().stream().filter(this::isOff).count();
        await().atMost(METRIC_TIMEOUT).until(() -> metric(job, "framesOffClock") >= offClock);
        return new Row(
                slots / minutes,
                delays.count() / minutes,
                delays.percentile(0.95) - clusterAhead.toMillis(),
                metric(job, "camerasOffClock"),
                metric(job, "framesOffClock"),
                offClock);
    }

    private boolean isOff(JsonNode prediction) {
        String camera = prediction.get("camera").asText();
        if (camera.startsWith("normal-")) {
            return normal.isOff() || !clusterAhead.isZero();
        }
        return CameraClock.valueOf(camera.substring("wrong-".length())).isOff()
                || !clusterAhead.isZero();
    }

    private long metric(VideoJob job, String name) {
        return (long) flink.jobs().metricSum(job.id(), "orric." + name);
    }
}

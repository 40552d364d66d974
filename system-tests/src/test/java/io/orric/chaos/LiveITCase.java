// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.cameras.CameraFrame;
import io.orric.chaos.Cameras.Camera;
import io.orric.chaos.ClockRun.Row;
import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The job beside cameras: clocks that are off, and sites that appear while others stream. */
class LiveITCase {

    private static final Duration CLOCK_ROW = Duration.ofSeconds(30);
    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("live-kafka");

    @RegisterExtension
    static final FlinkCluster FLINK = VideoJob.live(new FlinkCluster("live-flink", 1, 1));

    @Test
    void camerasOfWrongClocksNeitherMoveNorHoldTheSlotsOfOthers() {
        Duration time = Duration.ofSeconds(6);
        List<CameraClock> wrong =
                List.copyOf(EnumSet.complementOf(EnumSet.of(CameraClock.CORRECT)));
        Row row = new ClockRun(KAFKA, FLINK).run("clocks", time, wrong);
        row.note("six wrong clocks at once");
        row.requireUnmoved(time);
        assertThat(row.camerasOffClock()).isEqualTo(5);
        assertThat(row.framesOffClock()).isEqualTo(row.sentOffClock());
    }

    @Test
    @Tag("chaos")
    void eachWrongClockLeavesTheOthersAlone() {
        for (CameraClock clock : CameraClock.values()) {
            String name = "clock " + clock;
            List<CameraClock> wrong = clock == CameraClock.CORRECT ? List.of() : List.of(clock);
            Row row = new ClockRun(KAFKA, FLINK).run("clock-" + clock, CLOCK_ROW, wrong);
            row.note(name);
            row.requireUnmoved(CLOCK_ROW);
            assertThat(row.camerasOffClock()).as(name).isEqualTo(clock.isOff() ? 1 : 0);
            assertThat(row.framesOffClock()).as(name).isEqualTo(row.sentOffClock());
        }
    }

    /** To the job this is the same as a machine whose clock is behind. */
    @Test
    @Tag("chaos")
    void allClocksAheadOfTheMachineAreAnsweredAsUsual() {
        Row row =
                new ClockRun(KAFKA, FLINK)
                        .withNormal(CameraClock.AHEAD_5_S)
                        .run("clocks-ahead", CLOCK_ROW, List.of());
        row.note("clock of the machine 5 s behind all cameras");
        row.requireUnmoved(CLOCK_ROW);
        assertThat(row.camerasOffClock()).isEqualTo(ClockRun.NORMAL_CAMERAS);
        assertThat(row.framesOffClock()).isEqualTo(row.sentOffClock());
    }

    @Test
    void aSiteThatAppearsDelaysNoOther() {
        try (VideoJob job = new VideoJob("appearing", KAFKA, FLINK, 6);
                FrameLedger ledger = job.ledger()) {
            job.with("orric.sites.cameras", "east-*: east").submit();
            long begin;
            long appeared;
            long end;
            try (Cameras cameras = new Cameras(ledger, sites("west-"))) {
                ledger.awaitPredictionsOf("west-0");
                begin = System.currentTimeMillis();
                ledger.awaitPredictionOfAFrameAfter(begin + 4_000);
                appeared = System.currentTimeMillis();
                sites("east-").forEach(cameras::add);
                ledger.awaitPredictionsOf("east-0");
                end = appeared + 4_000;
                ledger.awaitPredictionOfAFrameAfter(end);
            }
            Evidence.requireExactlyOnce("site that appears", ledger);
            Delays before = Delays.between(ledger, "west-", begin, appeared);
            Delays after = Delays.between(ledger, "west-", appeared, end);
            Delays east = Delays.between(ledger, "east-", appeared, end);
            Evidence.figure("site that appears", "before P50 ms", before.percentile(0.5));
            Evidence.figure("site that appears", "before P95 ms", before.percentile(0.95));
            Evidence.figure("site that appears", "before worst ms", before.worst());
            Evidence.figure("site that appears", "after P50 ms", after.percentile(0.5));
            Evidence.figure("site that appears", "after P95 ms", after.percentile(0.95));
            Evidence.figure("site that appears", "after worst ms", after.worst());
            Evidence.figure("site that appears", "its own first frame ms", east.worst());
            assertThat(after.percentile(0.95)).isLessThanOrEqualTo(before.worst() + 100);
        }
    }

    @Test
    void whatIsTooOldIsSkippedAndTheRestIsFresh() {
        Duration maxAge = Duration.ofSeconds(1);
        try (VideoJob job = new VideoJob("fresh", KAFKA, FLINK, 4);
                FrameLedger ledger = job.ledger()) {
            job.with("orric.overload", "skip")
                    .with("orric.frames.max-age", maxAge.toMillis() + " ms")
                    .submit();
            CameraFrame[] pictures = Pictures.slow(1280, 720);
            Stream<Camera> cameras =
                    IntStream.range(0, 10)
                            .mapToObj(i -> Camera.of("camera-" + i, 20).showing(pictures));
            try (Cameras running = new Cameras(ledger, cameras.toList())) {
                ledger.awaitDeadLetters(100);
            }
            Evidence.requireExactlyOnce("200 frames/s of 1280x720 for seconds, skipping", ledger);
            assertThat(ledger.deadLetters())
                    .allMatch(letter -> letter.get("code").asText().equals("skipped"));
            Delays delays = Delays.of(ledger, answer -> true);
            Evidence.figure("skipping for seconds", "answered", delays.count());
            Evidence.figure("skipping for seconds", "skipped", ledger.deadLetters().size());
            Evidence.figure("skipping for seconds", "delay P95 ms", delays.percentile(0.95));
            Evidence.figure("skipping for seconds", "worst delay ms", delays.worst());
            assertThat(delays.percentile(0.95)).isLessThan(3 * maxAge.toMillis());
        }
    }

    private static List<Camera> sites(String prefix) {
        return new ArrayList<>(
                IntStream.range(0, 4).mapToObj(i -> Camera.of(prefix + i, 5)).toList());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orric.benchmarks.results.ResultRow;
import io.orric.options.UsageException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LiveReportTest {

    @Test
    void everyVariantIsComparedWithTheBareLoop() {
        LiveReport report = report(20, 45, 1);

        ResultRow row = row(report, "live: at-least-once, p95");
        assertThat(row.ours()).isEqualTo(45);
        assertThat(row.reference()).isEqualTo(20);
        assertThat(row.ratio()).isEqualTo(2.25);
        assertThat(row.aim()).isEqualTo(50);
        assertThat(row(report, "live: bare loop, p95").ratio()).isEqualTo(1);
        assertThat(report.rows()).hasSize(6);
    }

    @Test
    void onlyTheTailOfAtLeastOnceHasAnAim() {
        assertThat(report(20, 45, 1).rows())
                .filteredOn(row -> row.aim() != null)
                .extracting(ResultRow::name)
                .containsExactly("live: at-least-once, p95");
    }

    @Test
    void theTableTellsWhetherTheAimIsMet() {
        assertThat(report(20, 45, 1).table()).contains("≤ 50.0 met").contains("2.25");
        assertThat(report(20, 55, 1).table()).contains("≤ 50.0 not met");
    }

    @Test
    void lateFramesMakeFiguresDoubtful() {
        assertThat(report(20, 45, 1).table()).contains("Frames were sent on schedule");
        assertThat(report(20, 45, 40).table())
                .contains("Frames were sent late (at-least-once; p99 40.0 ms)");
    }

    @Test
    void theSummaryHasRowsFatesAndTheMachine() throws Exception {
        JsonNode json = new ObjectMapper().readTree(report(20, 45, 1).summary().json());

        assertThat(json.path("rows").path(4).fieldNames())
                .toIterable()
                .containsExactly("name", "ours", "reference", "unit", "ratio", "aim");
        assertThat(json.path("rows").path(4).path("aim").asDouble()).isEqualTo(50);
        assertThat(json.path("frames").path(1).path("sent").asInt()).isEqualTo(1);
        assertThat(json.path("machine").path("cores").asInt()).isPositive();
    }

    @Test
    void whatWasNeverAnsweredHasNoFigures() throws Exception {
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        measurements.put("bare loop", measurement(20, 1));
        measurements.put(
                "at-least-once",
                new Measurement(Measurement.histogram(), Measurement.histogram(), 5, 0));
        LiveReport report = new LiveReport(settings(Map.of()), measurements);

        assertThat(row(report, "live: at-least-once, p95").ours()).isNull();
        assertThat(new ObjectMapper().readTree(report.summary().json()).path("rows")).hasSize(6);
        assertThat(report.table()).doesNotContain("NaN");
    }

    @Test
    void checkpointsAreMegabytes() {
        CheckpointReport report = new CheckpointReport(30, List.of(1_500_000L, 2_000_000L), 3);

        assertThat(report.text()).contains("1.500 MB").contains("2.000 MB").contains("3.0 ms late");
        assertThat(report.summary().rows()).extracting(ResultRow::ours).containsExactly(1.5, 2.0);
    }

    @Test
    void optionsOfTheBenchmarkAreItsOwn() {
        assertThatThrownBy(() -> settings(Map.of("orric.kafka.topics.frames", "mine")))
                .isInstanceOf(UsageException.class)
                .hasMessage("-D orric.kafka.topics.frames is set by the benchmark, leave it out");
    }

    private static LiveReport report(int bare, int job, int late) {
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        measurements.put("bare loop", measurement(bare, 1));
        measurements.put("at-least-once", measurement(job, late));
        return new LiveReport(settings(Map.of()), measurements);
    }

    private static LiveSettings settings(Map<String, String> options) {
        return new LiveSettings(
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                1,
                List.of(Guarantee.AT_LEAST_ONCE),
                options);
    }

    private static Measurement measurement(int latency, int late) {
        return new Measurement(histogram(latency), histogram(late), 1, 0);
    }

    /** A histogram fine enough for figures to be exact. */
    private static Histogram histogram(int millis) {
        Histogram histogram = new Histogram(5);
        histogram.recordValue(millis * 1000L);
        return histogram;
    }

    private static ResultRow row(LiveReport report, String name) {
        return report.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orric.cluster.FlinkRest;
import io.orric.metrics.OrricMetric;
import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import io.orric.testutils.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Dashboard, alerts and documentation against what a running job shows. */
class MonitoringITCase {

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("monitoring-kafka");

    @RegisterExtension static final FlinkCluster FLINK = MonitoredJob.cluster("monitoring-flink");

    private static final MonitoredJob JOB = new MonitoredJob(KAFKA, FLINK);
    private static final String PREFIX = "flink_taskmanager_job_task_operator_orric_";

    @TempDir private static Path folder;
    private static Scrape scrape;

    @BeforeAll
    static void scrapeARunningJob() {
        JOB.runUntil(
                () -> {
                    scrape = Scrape.of(FLINK);
                    return sites(PREFIX + "site_modelAge").size() == 2
                            && sites(PREFIX + "site_teacherAge").size() == 2;
                },
                folder);
    }

    @Test
    void everySelectorOfDashboardAndAlertsFindsASeries() {
        MonitoringFiles.expressions()
                .forEach(
                        (where, expression) -> {
                            List<Selector> selectors = Selector.of(expression);
                            assertThat(selectors).as(where).isNotEmpty();
                            selectors.forEach(
                                    selector ->
                                            assertThat(scrape.matching(selector))
                                                    .as("%s: %s", where, selector)
                                                    .isNotEmpty());
                        });
    }

    @Test
    void seriesHaveTheLabelsThatExpressionsGroupBy() {
        MonitoringFiles.expressions()
                .forEach(
                        (where, expression) -> {
                            Set<String> labels = Selector.groupings(expression);
                            assertThat(Selector.of(expression).stream().flatMap(scrape::matching))
                                    .as(where)
                                    .allMatch(s -> s.labels().keySet().containsAll(labels));
                        });
    }

    @Test
    void aSelectorThatFindsNothingIsNoticed() {
        for (String wrong :
                List.of(
                        PREFIX + "site_frame",
                        PREFIX + "site_frames{site=\"gate_1\"}",
                        PREFIX + "predictions{operator_name!~\".*\"}")) {
            assertThat(Selector.of("rate(" + wrong + "[5m])"))
                    .hasSize(1)
                    .allMatch(selector -> scrape.matching(selector).findAny().isEmpty());
        }
    }

    @Test
    void prometheusSeesEveryMetricOfTheJobAndNamesSitesAsTheyAre() {
        Set<String> shown =
                scrape.series().stream()
                        .map(Series::name)
                        .filter(name -> name.startsWith(PREFIX))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(OrricMetric.values())
                                .map(m -> PREFIX + lastPart(m).replace('.', '_'))
                                .toList());
        assertThat(sites(PREFIX + "site_frames")).containsExactly("default", "gate 1");
        assertThat(sites(PREFIX + "site_modelAge")).containsExactly("default", "gate 1");
        assertThat(scrape.series())
                .filteredOn(series -> series.name().equals(PREFIX + "site_modelVersion"))
                .anyMatch(series -> series.value() > 0);
    }

    /** What docs/operations.md has people type into the search field of the web UI. */
    @Test
    void theWebUiFindsTheFiguresOfASiteByItsName() throws IOException {
        String page = Files.readString(Project.root().resolve("docs/operations.md"));
        List<String> found =
                metrics().filter(metric -> metric.contains("orric.site.default")).toList();
        assertThat(found)
                .hasSize(
                        (int)
                                Arrays.stream(OrricMetric.values())
                                        .filter(metric -> metric.path().contains("<site>"))
                                        .count());
        Set<String> ofTheJob =
                metrics()
                        .filter(metric -> metric.contains(".orric."))
                        .map(metric -> metric.replace("site.gate 1.", "site.<site>."))
                        .map(metric -> metric.replace("site.gate_1.", "site.<site>."))
                        .map(metric -> metric.replace("site.default.", "site.<site>."))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(page).contains("leaves the " + found.size() + " figures of a site");
        assertThat(ofTheJob).hasSize(OrricMetric.values().length);
        assertThat(ofTheJob).allMatch(metric -> page.contains("`" + metric + "`"));
    }

    /** Names by which the REST interface answers, aggregated over subtasks as in the docs. */
    private static Stream<String> metrics() throws IOException {
        FlinkRest rest = new FlinkRest(FLINK.restUrl());
        List<String> names = new ArrayList<>();
        for (JsonNode vertex : rest.job(JOB.id()).path("vertices")) {
            String path = "jobs/" + JOB.id() + "/vertices/" + vertex.path("id").asText();
            rest.get(path + "/subtasks/metrics")
                    .forEach(metric -> names.add(metric.path("id").asText()));
        }
        return names.stream();
    }

    private static Set<String> sites(String metric) {
        return scrape.series().stream()
                .filter(series -> series.name().equals(metric))
                .map(series -> series.label("site"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The path below the group {@code orric}, without the name of a site. */
    private static String lastPart(OrricMetric metric) {
        return metric.path().replace("orric.", "").replace("<site>.", "");
    }
}

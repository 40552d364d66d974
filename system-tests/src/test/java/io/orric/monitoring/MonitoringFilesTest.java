// SPDX-License-Identifier: Apache-2.0
package io.orric.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orric.testutils.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docker/monitoring} without a job. promtool is of Debian's package {@code prometheus}. */
class MonitoringFilesTest {

    /** Columns of Grafana's grid. */
    private static final int COLUMNS = 24;

    @ParameterizedTest
    @CsvSource({
        "check, config, prometheus.yaml",
        "check, rules, alerts.yaml",
        "test, rules, alerts-test.yaml"
    })
    @EnabledIf("isThereAPromtool")
    void promtoolAgrees(String verb, String kind, String file) throws Exception {
        assertAgreed(verb, kind, file);
    }

    /** As rules that record something, so that promtool reads the dashboard's expressions too. */
    @Test
    @EnabledIf("isThereAPromtool")
    void expressionsOfTheDashboardAreCorrect(@TempDir Path folder) throws Exception {
        StringBuilder rules = new StringBuilder("groups:\n- name: dashboard\n  rules:\n");
        MonitoringFiles.expressions()
                .forEach(
                        (where, expression) -> {
                            if (!expression.startsWith("label_values(")) {
                                rules.append("  - record: it\n    expr: '")
                                        .append(expression.replaceAll("\\$(job|site)", ".*"))
                                        .append("'\n    labels:\n      where: \"")
                                        .append(where)
                                        .append("\"\n");
                            }
                        });
        Path file = Files.writeString(folder.resolve("dashboard.yaml"), rules);
        assertAgreed("check", "rules", file.toString());
    }

    private static void assertAgreed(String verb, String kind, String file) throws Exception {
        Process promtool =
                new ProcessBuilder("promtool", verb, kind, file)
                        .directory(MonitoringFiles.FOLDER.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output =
                new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(output).isZero();
        assertThat(output).contains("SUCCESS");
    }

    static boolean isThereAPromtool() {
        try {
            return new ProcessBuilder("promtool", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void everyAlertIsTestedBothWays() {
        for (String alert : MonitoringFiles.alerts()) {
            Set<Boolean> fires = new HashSet<>();
            for (JsonNode test : MonitoringFiles.yaml("alerts-test.yaml").path("tests")) {
                for (JsonNode check : test.path("alert_rule_test")) {
                    if (check.path("alertname").asText().equals(alert)) {
                        fires.add(!check.path("exp_alerts").isEmpty());
                    }
                }
            }
            assertThat(fires).as(alert).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void thePageOfOperationsNamesEveryAlert() throws IOException {
        String page = Files.readString(Project.root().resolve("docs/operations.md"));
        assertThat(page).contains(MonitoringFiles.alerts());
    }

    @Test
    void panelsHaveWhatGrafanaReads() {
        JsonNode dashboard = MonitoringFiles.dashboard();
        assertThat(dashboard.path("uid").asText()).isEqualTo("orric");
        assertThat(dashboard.path("schemaVersion").asInt()).isGreaterThan(30);
        Set<Integer> ids = new HashSet<>();
        Set<String> titles = new HashSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            String title = panel.path("title").asText();
            assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
            assertThat(titles.add(title)).as(title).isTrue();
            assertThat(panel.path("type").asText()).as(title).isIn("row", "timeseries");
            if (panel.path("type").asText().equals("timeseries")) {
                assertReadable(panel, title);
            }
        }
        assertThat(titles).hasSizeGreaterThan(20);
    }

    private static void assertReadable(JsonNode panel, String title) {
        assertThat(panel.path("description").asText()).as(title).endsWith(".");
        assertThat(panel.at("/fieldConfig/defaults/unit").asText()).as(title).isNotEmpty();
        assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
        Set<String> refIds = new HashSet<>();
        for (JsonNode target : panel.path("targets")) {
            assertThat(refIds.add(target.path("refId").asText())).as(title).isTrue();
            assertThat(target.path("legendFormat").asText()).as(title).isNotEmpty();
            assertThat(Selector.of(target.path("expr").asText())).as(title).isNotEmpty();
        }
        assertThat(refIds).as(title).isNotEmpty();
    }

    @Test
    void panelsLieSideBySide() {
        Set<List<Integer>> taken = new HashSet<>();
        for (JsonNode panel : MonitoringFiles.dashboard().path("panels")) {
            JsonNode at = panel.path("gridPos");
            assertThat(at.path("x").asInt() + at.path("w").asInt()).isLessThanOrEqualTo(COLUMNS);
            for (int x = at.path("x").asInt();
                    x < at.path("x").asInt() + at.path("w").asInt();
                    x++) {
                for (int y = at.path("y").asInt();
                        y < at.path("y").asInt() + at.path("h").asInt();
                        y++) {
                    assertThat(taken.add(List.of(x, y))).as(panel.path("title").asText()).isTrue();
                }
            }
        }
    }

    @Test
    void variablesOfExpressionsAreDefined() {
        List<String> variables =
                Stream.iterate(0, i -> i + 1)
                        .map(i -> MonitoringFiles.dashboard().at("/templating/list/" + i))
                        .takeWhile(JsonNode::isObject)
                        .map(variable -> variable.path("name").asText())
                        .toList();
        assertThat(variables).containsExactly("datasource", "job", "site");
        assertThat(MonitoringFiles.expressions().values())
                .allSatisfy(
                        expression ->
                                assertThat(expression.replaceAll("\\$(job|site|1)\\b", ""))
                                        .doesNotContain("$"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.frames.DeadLetterCode;
import io.orric.metrics.OrricMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps the tables of {@code docs/operations.md} equal to the code. To write them anew, run this
 * test with {@code -Dorric.docs.write=true}.
 */
class OperationsDocumentationTest {

    private static final Path PAGE = Path.of("../docs/operations.md");

    @Test
    void thePageListsEveryMetric() throws IOException {
        assertWritten(
                "metrics",
                "| metric | kind | unit | meaning |\n|---|---|---|---|\n",
                Arrays.stream(OrricMetric.values()).map(OperationsDocumentationTest::row));
    }

    @Test
    void thePageListsEveryCodeOfADeadLetter() throws IOException {
        assertWritten(
                "dead-letter-codes",
                "| code | meaning | do |\n|---|---|---|\n",
                Arrays.stream(DeadLetterCode.values())
                        .map(
                                code ->
                                        String.format(
                                                "| `%s` | %s | %s |\n",
                                                code, code.meaning(), code.remedy())));
    }

    private static String row(OrricMetric metric) {
        return String.format(
                "| `%s.%s` | %s | %s | %s |\n",
                inTheRestInterface(metric),
                metric.path(),
                metric.kind().name().toLowerCase(Locale.ROOT),
                metric.unit(),
                metric.description());
    }

    /** Name of the operator as Flink's REST interface writes it in names of metrics. */
    private static String inTheRestInterface(OrricMetric metric) {
        String name = operatorName(metric);
        // Flink splits a sink into several operators.
        boolean sink = metric.operator() == OrricMetric.Operator.RETRAINING;
        return (sink ? name + ": Writer" : name).replaceAll("[ .,:]", "_");
    }

    /** Name of the operator that registers a metric. */
    static String operatorName(OrricMetric metric) {
        return Arrays.stream(OperatorIds.values())
                .filter(operator -> operator.uid().equals(metric.operator().uid()))
                .findFirst()
                .orElseThrow()
                .operatorName();
    }

    private static void assertWritten(String table, String head, Stream<String> rows)
            throws IOException {
        String begin = "<!-- " + table + ": made from the code -->\n";
        String end = "<!-- end of " + table + " -->\n";
        String page = Files.readString(PAGE);
        assertThat(page).contains(begin, end);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end, from);
        String expected = head + rows.collect(Collectors.joining());
        if (Boolean.getBoolean("orric.docs.write")) {
            Files.writeString(PAGE, page.substring(0, from) + expected + page.substring(to));
        } else {
            assertThat(page.substring(from, to))
                    .as("%s in %s; run with -Dorric.docs.write=true to write it anew", table, PAGE)
                    .isEqualTo(expected);
        }
    }
}

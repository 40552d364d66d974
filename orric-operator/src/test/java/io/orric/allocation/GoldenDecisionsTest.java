// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Decisions of the authors' reference implementation, one test a trace. */
class GoldenDecisionsTest {

    private record Row(
            String trace,
            long horizon,
            Set<Integer> resolutions,
            SlotBudget budget,
            double ratio,
            int resolution) {

        static Row parse(String line) {
            String[] fields = line.split(",");
            return new Row(
                    fields[0],
                    Long.parseLong(fields[1]),
                    Arrays.stream(fields[2].split(";"))
                            .map(Integer::valueOf)
                            .collect(Collectors.toSet()),
                    new SlotBudget(Long.parseLong(fields[4]), Double.parseDouble(fields[5])),
                    Double.parseDouble(fields[6]),
                    Integer.parseInt(fields[7]));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyTraceIsReproducedExactly() {
        return traces().entrySet().stream()
                .map(
                        trace ->
                                dynamicTest(
                                        trace.getKey(), () -> assertReproduced(trace.getValue())));
    }

    private static void assertReproduced(List<Row> rows) {
        OrricPolicy policy =
                new OrricPolicy(PaperProfile.of(rows.get(0).resolutions()), rows.get(0).horizon());
        PolicyState state = PolicyState.INITIAL;
        for (Row row : rows) {
            Decision decision = policy.decide(state, row.budget());
            state = decision.nextState();
            assertThat(decision.allocation().retraining().ratio())
                    .as("ratio in slot %d", state.slot())
                    .isEqualTo(row.ratio());
            assertThat(decision.allocation().inference().resolution())
                    .as("resolution in slot %d", state.slot())
                    .isEqualTo(row.resolution());
        }
    }

    private static Map<String, List<Row>> traces() {
        try (var stream = GoldenDecisionsTest.class.getResourceAsStream("golden-decisions.csv")) {
            Map<String, List<Row>> traces =
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .skip(1)
                            .map(Row::parse)
                            .collect(
                                    Collectors.groupingBy(
                                            Row::trace, LinkedHashMap::new, Collectors.toList()));
            assertThat(traces).isNotEmpty();
            return traces;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

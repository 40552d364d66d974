// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The command, from file to file, decides as the authors' reference implementation does. */
class PlanGoldenTest {

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> everyTraceIsReproducedExactly() throws IOException {
        Path profile = folder.resolve("profile.yaml");
        try (InputStream in = getClass().getResourceAsStream("paper-profile.yaml")) {
            Files.copy(in, profile);
        }
        return traces().entrySet().stream()
                .map(
                        trace ->
                                dynamicTest(
                                        trace.getKey(),
                                        () -> assertReproduced(profile, trace.getValue())));
    }

    /** A row is trace, horizon, resolutions, slot, frames, capacity, ratio, resolution. */
    private void assertReproduced(Path profile, List<String[]> rows) throws IOException {
        Path trace = folder.resolve(rows.get(0)[0] + ".csv");
        List<String> lines = new ArrayList<>(List.of("slot,frames,capacity"));
        rows.forEach(row -> lines.add(String.join(",", row[3], row[4], row[5])));
        Files.write(trace, lines);

        List<String> arguments =
                new ArrayList<>(List.of("plan", "--trace", "" + trace, "--profile", "" + profile));
        if (!rows.get(0)[1].equals(Integer.toString(rows.size()))) {
            arguments.addAll(List.of("--horizon", rows.get(0)[1]));
        }
        if (!rows.get(0)[2].contains("32")) {
            arguments.addAll(
                    List.of(
                            "--resolutions",
                            rows.get(0)[2].replace(';', ','),
                            "--f-max",
                            "0.7329"));
        }
        StringWriter out = new StringWriter();
        assertThat(
                        Main.commandLine()
                                .setOut(new PrintWriter(out))
                                .execute(arguments.toArray(String[]::new)))
                .isZero();

        List<String> planned = out.toString().lines().skip(1).toList();
        assertThat(planned).hasSameSizeAs(rows);
        for (int k = 0; k < rows.size(); k++) {
            String[] fields = planned.get(k).split(",");
            assertThat(Double.parseDouble(fields[4])).isEqualTo(Double.parseDouble(rows.get(k)[6]));
            assertThat(fields[5]).isEqualTo(rows.get(k)[7]);
        }
    }

    private static Map<String, List<String[]>> traces() throws IOException {
        try (InputStream in =
                PlanGoldenTest.class.getResourceAsStream(
                        "/io/orric/allocation/golden-decisions.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .collect(
                            Collectors.groupingBy(
                                    row -> row[0], LinkedHashMap::new, Collectors.toList()));
        }
    }
}

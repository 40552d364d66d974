// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.allocation.PolicyName;
import io.orric.plan.OfflineReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PlanCommandTest {

    private static final String CURVE = "power:0.9327:0.274:1:1";

    @TempDir private Path folder;

    private Path profile;
    private Path trace;

    /** Output of a call, and its exit code. */
    private record Outcome(int code, List<String> out, String err) {}

    @BeforeEach
    void writeFiles() throws IOException {
        profile = folder.resolve("profile.yaml");
        try (InputStream in = getClass().getResourceAsStream("paper-profile.yaml")) {
            Files.copy(in, profile);
        }
        trace = folder.resolve("trace.csv");
        write("slot,frames,capacity", "7,1000,3e10", "9,500,3000000000");
    }

    @Test
    void plansEverySlotOfAFile() throws IOException {
        Outcome outcome = plan();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err())
                .isEqualToIgnoringNewLines(
                        "orric: orric decided as inference-greedy in every slot");
        assertThat(outcome.out())
                .containsExactly(
                        "slot,frames,capacity,policy,sampling_ratio,resolution,retraining_weight,"
                                + "inference_weight,objective,compute_used,regime",
                        "7,1000,30000000000,orric,0.2,32,0.0056466004775669225,0.7857,"
                                + "0.7868293200955133,28390000000,inference-greedy",
                        "9,500,3000000000,orric,0,20,0,0.7957,0.4493,3175000000,inference-only");
    }

    @Test
    void policiesStandSideBySideInTheOrderGiven() {
        assertThat(column(plan("--policy", "fixed,orric,fixed"), 3))
                .containsExactly("fixed", "orric", "fixed", "orric");
        assertThat(column(plan("--policy", "all"), 3)).hasSize(2 * PolicyName.values().length);
    }

    @Test
    void saysWhereOrricDifferedFromInferenceGreedyAndWhatThatWasWorth() throws IOException {
        write("slot,frames,capacity", "1,10,3e8", "2,10,3e8", "3,10,3e8", "4,10,3e8");
        assertThat(plan("--policy", "orric,fixed,orric-rolling").err().lines())
                .containsExactly(
                        "orric: orric decided otherwise than inference-greedy in 1 of 4 slots; of"
                                + " the average frame, inference accuracy +0.000000, gain"
                                + " -0.050000",
                        "orric: orric-rolling decided as inference-greedy in every slot");
        write("slot,frames,capacity", "1,10,109e7", "2,10,109e7", "3,10,109e7", "4,10,109e7");
        String curve = "table:" + line(0.3, 0.9);
        assertThat(plan("--slope", "0.4", "--f-max", "0.9", "--curve", curve).err())
                .as("less resolution in slot 1 for retraining on all frames, none in slot 4")
                .contains("otherwise than inference-greedy in 2 of 4 slots")
                .contains("accuracy -0.050475, gain +0.000000, predicted accuracy +0.10");
        assertThat(plan("--policy", "fixed").err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "17", "40", "1;2", "3;9;10;25"})
    void slotsOfOneFrameChangeNoOtherRowOfAStreamThatNeverEnds(String places) throws IOException {
        List<String> ordinary = steady("none");
        List<String> broken = steady(places);
        assertThat(broken).hasSameSizeAs(ordinary);
        List<String> others = ordinary.stream().filter(row -> !isAt(row, places)).toList();
        assertThat(broken).containsAll(others).isNotEqualTo(ordinary);
    }

    /** Rows of 40 slots of 100 frames, but one in some, each with another capacity for a frame. */
    private List<String> steady(String places) throws IOException {
        write(
                Stream.concat(
                                Stream.of("slot,frames,capacity"),
                                Stream.iterate(1, slot -> slot + 1)
                                        .limit(40)
                                        .map(
                                                slot ->
                                                        line(
                                                                slot,
                                                                isAt(slot + ",", places)
                                                                        ? 1
                                                                        : 100)))
                        .toArray(String[]::new));
        return plan("--policy", "orric-rolling", "--horizon", "20", "--slope", "0.7").out();
    }

    private static String line(int slot, int frames) {
        return slot + "," + frames + "," + frames * 29 * (slot % 4 + 1) + "e6";
    }

    private static boolean isAt(String row, String places) {
        return List.of(places.split(";")).contains(row.split(",")[0]);
    }

    @Test
    void accuraciesArePredictedForOtherNotionsOfWhatWasLearnt() throws IOException {
        write("slot,frames,capacity", "1,10,12e8", "2,10,1e8", "3,10,1e8", "4,10,1e8");
        Outcome outcome = plan("--curve", CURVE, "--extent", "window:2");
        assertThat(column(outcome, 11)).containsExactly("0", "1", "0.5", "0");
        assertThat(outcome.err()).contains("is known for --extent average only");
        assertThat(column(plan("--curve", CURVE, "--extent", "decay:0.5"), 11))
                .startsWith("0", "1", "0.3333333333333333");
    }

    @Test
    void aCurveAddsPredictionsAndTheOptimum() {
        Outcome outcome = plan("--policy", "orric,teacher-only", "--curve", CURVE);
        assertThat(outcome.out().get(0))
                .endsWith(",regime,learning_extent,predicted_accuracy,average_accuracy");
        assertThat(column(outcome, 3))
                .containsExactly(
                        "orric",
                        "teacher-only",
                        "offline-optimum",
                        "orric",
                        "teacher-only",
                        "offline-optimum");
        assertThat(outcome.out().get(1)).endsWith(",0,0.6587,0.6587");
        assertThat(outcome.out().get(2)).endsWith(",,,");
        assertThat(outcome.out().get(4)).contains("inference-only,0.2,");
        assertThat(outcome.err()).contains("the offline optimum is 0.57");
    }

    @Test
    void aLongTraceHasAnUpperBoundInsteadOfTheOptimum() throws IOException {
        write(
                Stream.concat(
                                Stream.of("slot,frames,capacity"),
                                Stream.iterate(1, slot -> slot + 1)
                                        .limit(OfflineReference.LIMIT + 1)
                                        .map(slot -> slot + ",10,3e8"))
                        .toArray(String[]::new));
        Outcome outcome = plan("--curve", CURVE);
        assertThat(column(outcome, 3)).hasSize(OfflineReference.LIMIT + 1).containsOnly("orric");
        assertThat(outcome.err()).contains("no plan can be more accurate than 0.7");
    }

    @Test
    void standardInputNeedsAHorizonAndNothingElse() {
        InputStream before = System.in;
        try {
            System.setIn(
                    new ByteArrayInputStream(
                            "slot,frames,capacity\n1,10,3e8\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(call("--trace", "-").err()).contains("give --horizon T");
            assertThat(column(call("--trace", "-", "--horizon", "5"), 3)).containsExactly("orric");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void drawsWhatWasDecided() throws IOException {
        Path plot = folder.resolve("plan.svg");
        assertThat(plan("--plot", plot.toString(), "--curve", CURVE).code()).isZero();
        assertThat(Files.readString(plot))
                .startsWith("<svg ")
                .contains("predicted accuracy", "offline-optimum", "capacity given")
                .as("what ORRIC is measured by, named or not")
                .contains("inference-greedy");
    }

    @Test
    void endsQuietlyWhenNobodyReadsOn() {
        StringWriter err = new StringWriter();
        int code =
                commandLine(new PrintWriter(new Broken()), err)
                        .execute("plan", "--trace", trace.toString(), "--profile", "" + profile);
        assertThat(code).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slot,frames|line 1: there is no column capacity",
                "slot,frames,capacity;1,10,-3|line 2: capacity is '-3', must be at least 0",
                "slot,frames,capacity;1,10,3;2,0,3|line 3: frames is '0', must be at least 1",
                "slot,frames,capacity;4,1,3;4,1,3|line 3: slot is '4', must be above the one",
                "slot,frames,capacity;1,ten,3|line 2: frames is 'ten', must be a whole number",
                "slot,frames,capacity;1,10|line 2: there is no capacity",
                "slot,frames,capacity|has no slot"
            })
    void saysWhatIsWrongWithATraceInOneLine(String lines, String expected) throws IOException {
        write(lines.split(";"));
        Outcome outcome = plan();
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).contains(trace.toString()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--curve|power:1:2|must be power:LIMIT:AMPLITUDE:EXPONENT:OFFSET",
                "--curve|straight|must begin with power:",
                "--curve|power:0.9:0.2:1:1|give --f-max 0.8",
                "--curve|table:none.csv|is no file",
                "--policy|clever|must be one of orric",
                "--resolutions|20,31|the profile has only",
                "--horizon|0|must be at least 1",
                "--extent|window:two|must be average, window:W or decay:A",
                "--extent|decay:2|decay of the learning extent is 2.0, must be",
                "--plot|nowhere/at/all.svg|whose folder does not exist"
            })
    void saysWhatIsWrongWithAnOptionInOneLine(String option, String value, String expected) {
        Outcome outcome = plan(option, value);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).contains(expected);
    }

    @Test
    void namesTheOptionOfAProfileThatIsNotThere() {
        profile = folder.resolve("none.yaml");
        Outcome outcome = plan();
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--profile is " + profile + ", which is no file");
    }

    private Path line(double low, double top) throws IOException {
        Path curve = folder.resolve("curve.csv");
        return Files.write(curve, List.of("extent,accuracy", "0," + low, "1," + top));
    }

    private void write(String... lines) throws IOException {
        Files.write(trace, List.of(lines));
    }

    private Outcome plan(String... arguments) {
        return call(
                Stream.concat(Stream.of("--trace", trace.toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private Outcome call(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                commandLine(new PrintWriter(out), err)
                        .execute(
                                Stream.concat(
                                                Stream.of("plan", "--profile", profile.toString()),
                                                Stream.of(arguments))
                                        .toArray(String[]::new));
        return new Outcome(code, out.toString().lines().toList(), err.toString());
    }

    private static CommandLine commandLine(PrintWriter out, StringWriter err) {
        return Main.commandLine().setOut(out).setErr(new PrintWriter(err, true));
    }

    private static List<String> column(Outcome outcome, int column) {
        return outcome.out().stream().skip(1).map(line -> line.split(",")[column]).toList();
    }

    /** Standard output whose reader has gone. */
    private static final class Broken extends Writer {

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}

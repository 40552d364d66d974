// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orric.allocation.PolicyName;
import io.orric.cli.Main;
import io.orric.testutils.NpyFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ExperimentTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    private TinyData files;
    private String out;
    private String err;

    @BeforeEach
    void makeFiles() throws Exception {
        files = new TinyData(folder, 100);
    }

    @Test
    void table3TellsWhatItFoundInEveryForm() throws Exception {
        Path summary = folder.resolve("table3.json");
        Path report = folder.resolve("report");
        assertThat(
                        table3(
                                "--seeds", "2",
                                "--summary", summary.toString(),
                                "--report", report.toString()))
                .isZero();
        assertThat(out).contains("mean of corruptions", "gap closed", "ms a frame", "Published:");

        JsonNode told = JSON.readTree(Files.readAllBytes(summary));
        for (String key :
                List.of(
                        "studentMean",
                        "teacherMean",
                        "paperProtocolMean",
                        "improvedMean",
                        "gapClosedPaperProtocol",
                        "gapClosedImproved",
                        "retrainedAloneMean",
                        "gapClosedRetrainedAlone")) {
            assertThat(told.path(key).isNumber()).as(key).isTrue();
        }
        double student = told.path("studentMean").doubleValue();
        double teacher = told.path("teacherMean").doubleValue();
        double improved = told.path("improvedMean").doubleValue();
        assertThat(student).isBetween(0.3, 0.75);
        assertThat(teacher).isGreaterThan(0.9);
        assertThat(told.path("gapClosedImproved").doubleValue())
                .isEqualTo((improved - student) / (teacher - student));
        assertThat(told.path("corruptions")).hasSize(2);
        for (JsonNode corruption : told.path("corruptions")) {
            assertThat(corruption.path("seeds")).hasSize(2);
            assertThat(corruption.path("improvedStandardDeviation").isNumber()).isTrue();
            for (JsonNode seed : corruption.path("seeds")) {
                assertThat(seed.path("computeUsed").doubleValue())
                        .isPositive()
                        .isLessThanOrEqualTo(seed.path("computeGiven").doubleValue());
            }
        }

        assertThat(Files.readAllLines(folder.resolve("out/table3.csv")))
                .hasSize(1 + 3 * (2 * 2 + 3 * 2))
                .first()
                .asString()
                .startsWith("frames,what,resolution,seed,accuracy");
        assertThat(
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(report.resolve("report.html").toFile())
                                .getElementsByTagName("svg")
                                .getLength())
                .isEqualTo(1);
    }

    @Test
    void whatIsFinishedIsKeptUnlessItIsAskedForAnew() throws Exception {
        Path first = folder.resolve("first.json");
        Path second = folder.resolve("second.json");
        assertThat(table3("--summary", first.toString())).isZero();
        assertThat(out).contains("left").doesNotContain("/21] student at 24, dusk kept");
        assertThat(table3("--summary", second.toString())).isZero();
        assertThat(out.lines().filter(line -> line.startsWith("[")))
                .allMatch(l -> l.endsWith("kept from before"));
        assertThat(Files.readString(second)).isEqualTo(Files.readString(first));

        List<Path> cells = cells();
        Files.writeString(cells.get(0), "{");
        assertThat(table3()).isZero();
        assertThat(out.lines().filter(line -> line.contains("left"))).hasSize(1);
        assertThat(table3("--fresh")).isZero();
        assertThat(out.lines().filter(line -> line.contains("left"))).hasSizeGreaterThan(10);
    }

    @Test
    void anotherSeedOrOptionIsAnotherResult() throws Exception {
        assertThat(table3()).isZero();
        assertThat(table3("--seed", "2")).isZero();
        assertThat(out.lines().filter(line -> line.contains("left"))).hasSize(7);
        assertThat(table3("-D", "orric.retraining.learning-rate=0.02")).isZero();
        assertThat(out.lines().filter(line -> line.contains("left")))
                .allMatch(line -> line.contains("the job's retraining"))
                .hasSize(5);
    }

    @Test
    void seedsThatDecideAlikeHaveTheirOwnCompute() throws Exception {
        assertThat(table3("--frames-per-slot", "60", "--seeds", "8")).as(() -> err).isZero();
        assertThat(out.lines().filter(line -> line.contains("second opinions, dusk")))
                .hasSize(8)
                .noneMatch(line -> line.endsWith("kept from before"));
    }

    @Test
    void fig3DrawsEverySlot() throws Exception {
        Path summary = folder.resolve("fig3.json");
        assertThat(
                        run(
                                "fig3",
                                "--corruptions",
                                "dusk",
                                "--frames-per-slot",
                                "20",
                                "--summary",
                                summary.toString(),
                                "--report",
                                folder.resolve("fig3").toString()))
                .isZero();
        JsonNode ways = JSON.readTree(Files.readAllBytes(summary)).path("ways");
        assertThat(ways).hasSize(4).allMatch(way -> way.path("accuracyBySlot").size() == 5);
        // The first slot is before any retraining.
        assertThat(ways.get(1).path("accuracyBySlot").get(0))
                .isEqualTo(ways.get(0).path("accuracyBySlot").get(0));
    }

    @Test
    void regimesCompareAllPoliciesWhereComputeIsAmpleAndShort() throws Exception {
        files = new TinyData(folder.resolve("long"), 500);
        Path summary = folder.resolve("regimes.json");
        assertThat(
                        run(
                                "regimes",
                                "--corruptions",
                                "dusk",
                                "--summary",
                                summary.toString(),
                                "--report",
                                folder.resolve("regimes").toString()))
                .isZero();
        assertThat(out).contains("ORRIC is as accurate as the best policy in ", "compute is tight");
        List<JsonNode> entries = new ArrayList<>();
        JSON.readTree(Files.readAllBytes(summary)).path("entries").forEach(entries::add);
        assertThat(entries).hasSize(8 * (PolicyName.values().length + 1));
        assertThat(entries)
                .filteredOn(entry -> entry.path("supply").asText().equals("scarce"))
                .allMatch(entry -> entry.path("meanRatio").doubleValue() == 0);
        assertThat(entries)
                .filteredOn(entry -> entry.path("policy").asText().equals("inference-only"))
                .filteredOn(entry -> entry.path("supply").asText().equals("limited"))
                .allMatch(entry -> entry.path("meanRatio").doubleValue() == 0);
    }

    @Test
    void ablationComparesEveryPartWithTheWhole() throws Exception {
        Path summary = folder.resolve("ablation.json");
        assertThat(
                        run(
                                "ablation",
                                "--corruptions",
                                "dusk",
                                "--frames-per-slot",
                                "20",
                                "--summary",
                                summary.toString()))
                .isZero();
        assertThat(out)
                .contains(
                        "statistics of frames as they are",
                        "labels alone, rate 0.01",
                        "labels as well, hard",
                        "no replay",
                        "gate",
                        "sampling ratio at most 0.2",
                        "slope L = 0.3",
                        "horizon",
                        "retrain-leftover",
                        "no retraining, best resolution",
                        "second opinions, no retraining",
                        "second opinions of the teacher as it is",
                        "second opinions, the student's weight 0.8",
                        "second opinions, each answer by itself");
        JsonNode variants = JSON.readTree(Files.readAllBytes(summary)).path("variants");
        assertThat(variants).allMatch(v -> v.path("computeUsedShare").doubleValue() <= 1);
        assertThat(computeUsed("second opinions, no retraining", variants))
                .as("kept runs without opinions are others")
                .isGreaterThan(computeUsed("no retraining, best resolution", variants));
    }

    private static double computeUsed(String variant, JsonNode variants) {
        for (JsonNode each : variants) {
            if (each.path("variant").asText().equals(variant)) {
                return each.path("computeUsedShare").doubleValue();
            }
        }
        throw new AssertionError("no variant " + variant);
    }

    @Test
    void recurringTellsWhatAReturnCosts() throws Exception {
        Path summary = folder.resolve("recurring.json");
        assertThat(
                        run(
                                "recurring",
                                "--frames-per-slot",
                                "20",
                                "--slots-per-visit",
                                "2",
                                "--summary",
                                summary.toString(),
                                "--report",
                                folder.resolve("recurring").toString()))
                .isZero();
        assertThat(out).contains("First slot of a condition that comes back", "first: remembering");
        JsonNode told = JSON.readTree(Files.readAllBytes(summary));
        assertThat(told.path("conditions")).hasSize(3);
        assertThat(told.path("changes")).hasSize(3 * 3);
        // Of a condition that has not been there the base student begins, with second opinions.
        JsonNode first = told.path("changes").get(0);
        assertThat(first.path("condition").asText()).isEqualTo("original");
        assertThat(first.path("rememberingFirst").doubleValue())
                .isGreaterThanOrEqualTo(first.path("studentFirst").doubleValue());
        for (String way : List.of("student", "orric", "remembering", "teacher")) {
            assertThat(told.path(way + "LossAtReturn").isNumber()).as(way).isTrue();
        }
        assertThat(told.path("rememberingComputeUsedShare").doubleValue()).isBetween(0.3, 1.0);
        assertThat(Files.readAllLines(folder.resolve("out/recurring.csv")))
                .hasSize(1 + 4 * 3 * 3 * 2)
                .first()
                .isEqualTo("condition,visit,way,seed,slot,accuracy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--visits 1          | --visits is 1, must be at least 2",
                "--slots-per-visit 0 | --slots-per-visit is 0, must be at least 1",
                "--severity 6        | --severity is 6, must be from 1 to 5",
            })
    void visitsHaveTheirRanges(String arguments, String complaint) {
        assertThat(run("recurring", arguments.strip().split(" "))).isEqualTo(2);
        assertThat(err).startsWith("orric: ").contains(complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table3", "fig3", "regimes", "ablation", "recurring"})
    void helpTeaches(String experiment) {
        assertThat(execute(experiment, "--help")).isZero();
        assertThat(out).contains("--data", "--fresh", "Example:", "Exit codes: 0 success");
    }

    @Test
    void helpNamesEveryExperiment() {
        assertThat(execute("--help")).isZero();
        assertThat(out)
                .contains("table3", "fig3", "regimes", "ablation", "recurring", "get the data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--frames-per-slot 101    | --frames-per-slot is 101, must be from 1 to the 100 frames of dusk",
                "--frames-per-slot 0      | --frames-per-slot is 0, must be at least 1",
                "--frames-per-slot 7      | of which ratio 0.2 is no whole number",
                "--seeds 0                | --seeds is 0, must be at least 1",
                "--class-runs -1          | --class-runs is -1, must be at least 0",
                "--corruptions mist       | --corruptions has mist",
                "-D orric.retraining.rate=1 | there is no option orric.retraining.rate, did you mean",
                "-D orric.retraining.pseudo-label.held-out=2 | option orric.retraining.pseudo-label.held-out is 2, must be from 0 to 0.5",
                "--summary nowhere/s.json | whose folder does not exist",
            })
    void wrongUsageIsOneLineThatSaysWhatToDo(String arguments, String complaint) {
        assertThat(table3(arguments.strip().split(" "))).isEqualTo(2);
        assertThat(err.lines()).hasSize(1);
        assertThat(err).startsWith("orric: ").contains(complaint);
    }

    @Test
    void filesThatAreMissingOrWrongAreNamed() throws Exception {
        NpyFile.write(files.data().resolve("odd.npy"), "(3, 1, 1, 3)", new byte[9]);
        assertThat(table3()).isEqualTo(2);
        assertThat(err).contains("odd.npy has 3 frames, must have as many of each of 5 severities");
        Files.delete(files.data().resolve("labels.npy"));
        assertThat(table3()).isEqualTo(2);
        assertThat(err).contains("which has no labels.npy");
        Files.delete(files.models().resolve("profile.yaml"));
        assertThat(table3()).isEqualTo(2);
        assertThat(err).contains("--models is", "which has no profile.yaml");
    }

    @Test
    void withoutExperimentItAsksForOne() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err).contains("there is no experiment named (see 'orric experiment --help')");
    }

    private List<Path> cells() throws Exception {
        try (Stream<Path> cells = Files.list(folder.resolve("out/cells"))) {
            return cells.sorted().toList();
        }
    }

    private int table3(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--frames-per-slot")) {
            all.addAll(List.of("--frames-per-slot", "20"));
        }
        return run("table3", all.toArray(String[]::new));
    }

    private int run(String experiment, String... arguments) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                experiment,
                                "--data",
                                files.data().toString(),
                                "--models",
                                files.models().toString(),
                                "--out",
                                folder.resolve("out").toString()));
        all.addAll(List.of(arguments));
        return execute(all.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        StringWriter standard = new StringWriter();
        StringWriter error = new StringWriter();
        CommandLine command =
                Main.commandLine().setOut(new PrintWriter(standard)).setErr(new PrintWriter(error));
        int code =
                command.execute(
                        Stream.concat(Stream.of("experiment"), Stream.of(arguments))
                                .toArray(String[]::new));
        out = standard.toString();
        err = error.toString();
        return code;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.allocation.PolicyName;
import io.orric.testutils.LabelledImage;
import io.orric.testutils.TinyModels;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of the command to wrong usage; it never gets as far as starting a cluster here. */
class MainTest {

    @TempDir private Path folder;

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private TinyModels models;
    private Path frames;
    private Path conf;

    @BeforeEach
    void capture() throws Exception {
        models = TinyModels.copyTo(folder);
        conf = Files.createFile(folder.resolve("orric.yaml"));
        frames = Files.createDirectories(folder.resolve("frames"));
        int number = 0;
        for (LabelledImage frame : TinyModels.frames(3, 1)) {
            Files.write(frames.resolve(number++ + ".png"), frame.image());
        }
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void helpSucceedsEverywhere() {
        assertThat(Main.execute("--help")).isZero();
        assertThat(text(out)).contains("Usage: orric", "run");
        assertThat(Main.execute("run", "--help")).isZero();
        assertThat(text(out)).contains("--frames", "--policy", "Exit codes: 0 success");
        assertThat(Main.execute("--version")).isZero();
        assertThat(text(err)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "run",
                "submit",
                "feed",
                "watch",
                "models",
                "plan",
                "profile",
                "train",
                "evaluate"
            })
    void everyVerbHelpsAndEndsWithItsExitCodes(String verb) {
        assertThat(Main.execute(verb, "-h")).isZero();
        assertThat(text(out))
                .contains("Usage: orric " + verb + " [-hV]")
                .containsPattern("\n\nExit codes: 0 [^\n]*, 1 failure[^\n]*, 2 wrong usage\\.\n$");
    }

    @Test
    void whereAnExitCodeMeansMoreItSaysSo() {
        assertThat(Main.execute("submit", "--help")).isZero();
        assertThat(Main.execute("feed", "--help")).isZero();
        assertThat(text(out))
                .contains("Exit codes: 0 the job is running, 1 failure, 2 wrong usage.")
                .contains(
                        "Exit codes: 0 success, 1 failure, also of a single frame or video, 2 wrong");
    }

    @Test
    void withoutCommandItAsksForOne() {
        assertThat(Main.execute()).isEqualTo(2);
        assertThat(text(err))
                .contains(
                        "there is no command; commands are demo, run, submit, ",
                        "(see 'orric --help')");
    }

    @Test
    void anUnknownCommandIsWrongUsage() {
        assertThat(Main.execute("ran")).isEqualTo(2);
        assertThat(text(err)).contains("ran");
    }

    @Test
    void anUnknownFlagIsWrongUsage() {
        assertThat(Main.execute("run", "--polices", "orric")).isEqualTo(2);
        assertThat(text(err)).contains("--polices").contains("--policy");
    }

    @Test
    void anUnknownOptionSuggestsTheClosest() {
        assertUsage(
                "there is no option orric.retraining.momentun,"
                        + " did you mean orric.retraining.pseudo-label.momentum?",
                "-Dorric.retraining.momentun=0.5");
    }

    @Test
    void anUnknownPolicyListsTheKnownOnes() {
        assertUsage(
                "option orric.policies: policy is 'oric', must be one of " + PolicyName.labels(),
                "--policy",
                "oric");
    }

    @Test
    void theSamePolicyTwiceIsWrongUsage() {
        assertUsage(
                "option orric.policies is orric;orric, must be different policies",
                "--policy",
                "orric,orric");
    }

    @ParameterizedTest
    @CsvSource({
        "--profile, orric.profile",
        "--student, orric.models.student",
        "--teacher, orric.models.teacher",
        "--classes, orric.models.classes"
    })
    void aMissingFileIsNamedWithItsOption(String flag, String key) {
        Path missing = folder.resolve("missing");
        assertUsage(
                "option " + key + " is " + missing + ", which is not a file",
                flag,
                missing.toString());
    }

    @Test
    void missingFramesAreNamed() {
        Path missing = folder.resolve("missing");
        assertUsage(
                missing
                        + " does not exist, give recorded frames or the name of a camera:"
                        + " synthetic",
                "--frames",
                missing.toString());
    }

    @Test
    void aMissingConfigurationIsNamed() {
        Path missing = folder.resolve("missing.yaml");
        assertUsage("configuration " + missing + " does not exist", "--conf", missing.toString());
    }

    @Test
    void aConfigurationThatIsNoYamlIsToldInOneLine() throws Exception {
        Files.writeString(conf, "orric:\n  seed: [1\n");
        assertThat(run()).isEqualTo(2);
        assertThat(text(err).lines()).hasSize(1).allMatch(line -> line.contains("is no YAML"));
    }

    @Test
    void moreSlotsThanRecordedAreWrongUsage() {
        assertUsage(
                "option orric.playback.slots is 2, must be at most 1: "
                        + frames
                        + " has 3 frames, 2 go into a slot",
                "--frames-per-slot",
                "2",
                "--slots",
                "2");
    }

    @Test
    void aSummaryThatCannotBeWrittenIsKnownBefore() {
        Path summary = folder.resolve("missing").resolve("summary.json");
        assertUsage(
                "--summary is " + summary + ", whose folder does not exist, make it first",
                "--summary",
                summary.toString());
    }

    @Test
    void withoutFramesThereIsNothingToPlayBack() {
        int code =
                Main.execute(
                        "run",
                        "--conf",
                        conf.toString(),
                        "--profile",
                        models.profile().toString(),
                        "--student",
                        models.student().toString(),
                        "--teacher",
                        models.teacher().toString(),
                        "-Dorric.policy.horizon=5");
        assertThat(code).isEqualTo(2);
        assertThat(text(err))
                .isEqualToIgnoringNewLines(
                        "orric: there is nothing to play back, name a recording with --frames PATH");
    }

    private void assertUsage(String line, String... arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(text(err)).isEqualToIgnoringNewLines("orric: " + line);
        assertThat(text(out)).isEmpty();
    }

    /** Runs with sound options, except those the arguments give. */
    private int run(String... arguments) {
        List<String> given = new ArrayList<>(List.of("run"));
        given.addAll(List.of(arguments));
        List<String> sound =
                List.of(
                        "--conf", conf.toString(),
                        "--frames", frames.toString(),
                        "--profile", models.profile().toString(),
                        "--student", models.student().toString(),
                        "--teacher", models.teacher().toString());
        for (int i = 0; i < sound.size(); i += 2) {
            if (!given.contains(sound.get(i))) {
                given.addAll(sound.subList(i, i + 2));
            }
        }
        return Main.execute(given.toArray(String[]::new));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.allocation.RetrainingConfiguration;
import io.orric.profile.LearnedWith;
import io.orric.profile.MeasuredProfile;
import io.orric.profile.ProfileFile;
import io.orric.testutils.LabelledImage;
import io.orric.testutils.Recordings;
import io.orric.testutils.TinyModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileLearningTest {

    private static final Path ROADSIDE = Path.of("../models/roadside");

    @TempDir private Path folder;
    private TinyModels models;
    private Path dusk;
    private Path output;

    @BeforeEach
    void record() throws Exception {
        models = TinyModels.copyTo(folder);
        dusk =
                Recordings.npy(
                        Files.createDirectory(folder.resolve("dusk")).resolve("dusk.npy"),
                        TinyModels.driftedFrames(300, 1),
                        TinyModels.CLASSES);
        output = folder.resolve("learned.yaml");
    }

    @Test
    void writesWhatTheMethodInUseTeaches() throws Exception {
        assertThat(learn(dusk, "--conditions=clear", "--slots=3", "--frames-per-slot=90")).isZero();

        MeasuredProfile learned = ProfileFile.readMeasured(output);
        MeasuredProfile kept = ProfileFile.readMeasured(models.profile());
        assertThat(learned.curve().slope()).isGreaterThan(0.1);
        assertThat(learned.curve().maxAccuracy()).isGreaterThan(0.5);
        assertThat(learned.curve().spread().orElseThrow().trials())
                .isEqualTo(new LearnedWith("batch-norm", List.of("clear"), 2, 3, 90));
        assertThat(learned.profile().space().bestRetraining().gain())
                .isEqualTo(kept.profile().space().bestRetraining().gain());
        assertThat(learned.retraining())
                .allMatch(one -> one.gainDeviation().isPresent())
                .extracting(one -> one.cost().median())
                .isSubsetOf(
                        kept.profile().space().retraining().stream()
                                .map(RetrainingConfiguration::cost)
                                .toList());
    }

    @Test
    void warnsWhereRetrainingDoesNotHelp() throws Exception {
        assertThat(
                        learn(
                                dusk,
                                "--conditions=clear",
                                "-Dorric.retraining.method=pseudo-label",
                                "-Dorric.retraining.pseudo-label.learning-rate=0",
                                "-Dorric.retraining.pseudo-label.statistics=frozen"))
                .isZero();

        MeasuredProfile learned = ProfileFile.readMeasured(output);
        assertThat(learned.curve().slope()).isZero();
        assertThat(learned.profile().space().retraining())
                .containsExactly(RetrainingConfiguration.NONE);
        assertThat(Files.readString(output))
                .contains("WARNING: retraining by pseudo-label does not help");
    }

    @Test
    void framesWithoutLabelsAreJudgedByTheTeacher() throws Exception {
        Path street = Files.createDirectory(folder.resolve("street"));
        List<LabelledImage> frames = TinyModels.frames(60, 1);
        for (int i = 0; i < frames.size(); i++) {
            Files.write(street.resolve(String.format("%02d.png", i)), frames.get(i).image());
        }
        assertThat(learn(street, "--conditions=fog:0.3")).isZero();
        assertThat(ProfileFile.read(output).maxAccuracy()).isGreaterThan(0.5);
    }

    @Test
    void measuresCostsToo() throws Exception {
        assertThat(
                        execute(
                                dusk,
                                "--learn",
                                "--conditions=clear,dusk:0.3",
                                "--resolutions=24",
                                "--ratios=0,0.5,1",
                                "--repetitions=2"))
                .isZero();
        MeasuredProfile learned = ProfileFile.readMeasured(output);
        assertThat(learned.trainingCost()).isPresent();
        assertThat(learned.teacherCost()).as("second opinions").isPresent();
        assertThat(Files.readString(output)).contains("Without drift", "quartiles");
    }

    @Test
    void learnsOnTheSyntheticCameraWithModelsOfItsClasses() throws Exception {
        assertThat(
                        Main.execute(
                                "profile",
                                "--conf=../conf/orric.yaml",
                                "--learn",
                                "--frames=synthetic",
                                "--costs-of=" + ROADSIDE.resolve("profile.yaml"),
                                "--student=" + ROADSIDE.resolve("student.pt"),
                                "--teacher=" + ROADSIDE.resolve("teacher.pt"),
                                "--conditions=defocus:0.9",
                                "--seeds=1",
                                "--slots=2",
                                "--frames-per-slot=8",
                                "-Dorric.retraining.method=pseudo-label",
                                "--output=" + output))
                .isZero();
        assertThat(ProfileFile.readMeasured(output).curve().spread().orElseThrow().trials())
                .isEqualTo(new LearnedWith("pseudo-label", List.of("defocus:0.9"), 1, 2, 8));
    }

    @Test
    void refusesWhatIsWrongBeforeItMeasures() throws Exception {
        assertThat(learn(dusk, "--conditions=sandstorm:1")).isEqualTo(2);
        assertThat(learn(dusk, "--conditions=fog:0.5,fog:0.5")).isEqualTo(2);
        assertThat(learn(dusk, "--seeds=0")).isEqualTo(2);
        assertThat(learn(dusk, "--slots=1")).isEqualTo(2);
        assertThat(learn(dusk, "--slope=0.2")).isEqualTo(2);
        assertThat(learn(dusk, "--ratios=0.5")).isEqualTo(2);
        assertThat(learn(dusk, "--frames-per-slot=1000")).isEqualTo(2);
        assertThat(learn(Path.of("synthetic"))).isEqualTo(2);
        assertThat(execute(dusk, "--slots=3")).isEqualTo(2);
        assertThat(execute(dusk, "--costs-of=" + models.profile())).isEqualTo(2);
        assertThat(output).doesNotExist();
    }

    private int learn(Path frames, String... options) {
        List<String> all = new ArrayList<>(List.of("--learn", "--costs-of=" + models.profile()));
        all.addAll(List.of(options));
        if (all.stream().noneMatch(option -> option.startsWith("--seeds"))) {
            all.add("--seeds=2");
        }
        return execute(frames, all.toArray(String[]::new));
    }

    private int execute(Path frames, String... options) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "profile",
                                "--conf=../conf/orric.yaml",
                                "--frames=" + frames,
                                "--student=" + models.student(),
                                "--teacher=" + models.teacher(),
                                "--output=" + output));
        arguments.addAll(List.of(options));
        for (String each : List.of("--slots=2", "--frames-per-slot=30")) {
            String name = each.substring(0, each.indexOf('='));
            if (arguments.contains("--learn")
                    && arguments.stream().noneMatch(option -> option.startsWith(name + "="))) {
                arguments.add(each);
            }
        }
        return Main.execute(arguments.toArray(String[]::new));
    }
}

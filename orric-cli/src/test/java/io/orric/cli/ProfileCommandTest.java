// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.profile.ProfileFile;
import io.orric.testutils.LabelledImage;
import io.orric.testutils.Recordings;
import io.orric.testutils.TinyModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {

    @TempDir private Path folder;
    private TinyModels models;
    private Path frames;
    private Path output;

    @BeforeEach
    void record() throws Exception {
        models = TinyModels.copyTo(folder);
        frames = Recordings.folder(folder.resolve("day"), TinyModels.frames(90, 1));
        output = folder.resolve("measured.yaml");
    }

    @Test
    void measuresAProfileThatARunTakes() throws Exception {
        assertThat(profile("--resolutions=12,24", "--ratios=0,0.5,1")).isZero();

        Profile profile = ProfileFile.read(output);
        assertThat(profile.maxAccuracy()).isGreaterThan(0.9);
        assertThat(profile.space().bestStudent().accuracy()).isEqualTo(profile.maxAccuracy());
        assertThat(profile.space().teacherFrameCost()).isPositive();
        assertThat(profile.space().retraining())
                .extracting(RetrainingConfiguration::gain)
                .containsExactly(0.0, 0.5, 1.0);
        assertThat(Files.readString(output))
                .contains(
                        "milliseconds a frame",
                        "quartiles",
                        "Inference is by ONNX Runtime (student) and ONNX Runtime (teacher)");
    }

    @Test
    void labelsAreChargedWhereTheMethodWantsThem() throws Exception {
        assertThat(profile("--ratios=1")).isZero();
        assertThat(ProfileFile.read(output).space().framesPerLabel()).isCloseTo(1, within(1e-3));
        assertThat(profile("--ratios=1", "-Dorric.retraining.method=pseudo-label")).isZero();
        assertThat(ProfileFile.read(output).space().framesPerLabel()).isGreaterThan(1.002);
    }

    @Test
    void refusesWhatIsOutOfRangeOrMissing() {
        assertThat(profile("--ratios=0.1,1.5")).isEqualTo(2);
        assertThat(profile("--resolutions=0")).isEqualTo(2);
        assertThat(profile("--resolutions=24,24")).isEqualTo(2);
        assertThat(profile("--resolutions=large")).isEqualTo(2);
        assertThat(profile("--slope=0")).isEqualTo(2);
        assertThat(profile("--student=" + folder.resolve("none.pt"))).isEqualTo(2);
        assertThat(profile("--output=" + folder.resolve("none/profile.yaml"))).isEqualTo(2);
        assertThat(output).doesNotExist();
    }

    @Test
    void refusesFramesWithoutLabels() throws Exception {
        Path unlabelled = Files.createDirectories(folder.resolve("street"));
        LabelledImage frame = TinyModels.frames(1, 1).get(0);
        Files.write(unlabelled.resolve("1.png"), frame.image());
        assertThat(profile("--frames=" + unlabelled)).isEqualTo(2);
        assertThat(output).doesNotExist();
    }

    @Test
    void failsOnAModelThatIsNone() throws Exception {
        Path text = Files.writeString(folder.resolve("text.pt"), "no model");
        assertThat(profile("--student=" + text)).isEqualTo(1);
        assertThat(profile("--teacher=" + text, "-Dorric.retraining.method=pseudo-label"))
                .isEqualTo(1);
        assertThat(output).doesNotExist();
    }

    /** Options that come later replace these. */
    private int profile(String... options) {
        List<String> arguments = new ArrayList<>(List.of("profile", "--conf=../conf/orric.yaml"));
        List.of(
                        "--frames=" + frames,
                        "--student=" + models.student(),
                        "--teacher=" + models.teacher(),
                        "--output=" + output,
                        "--resolutions=24",
                        "--repetitions=2")
                .forEach(
                        option -> {
                            String name = option.substring(0, option.indexOf('=') + 1);
                            if (Arrays.stream(options).noneMatch(o -> o.startsWith(name))) {
                                arguments.add(option);
                            }
                        });
        arguments.addAll(List.of(options));
        return Main.execute(arguments.toArray(String[]::new));
    }
}

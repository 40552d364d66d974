// SPDX-License-Identifier: Apache-2.0
package io.orric.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileFileTest {

    private static final String SOUND =
            """
            inference:
              - {resolution: 32, accuracy: 0.8, cost: 4}
              - {resolution: 16, accuracy: 0.5, cost: 1}
            retraining:
              - {ratio: 0.5, gain: 0.4, cost: 6}
            learning-curve:
              f-max: 0.8
              slope: 0.01
            """;

    @TempDir private Path folder;

    @Test
    void readsConfigurationsAndTheLearningCurve() throws Exception {
        Profile profile = ProfileFile.read(write(SOUND));
        assertThat(profile.space().inference())
                .containsExactly(
                        new InferenceConfiguration(16, 0.5, 1),
                        new InferenceConfiguration(32, 0.8, 4));
        assertThat(profile.space().retraining())
                .containsExactly(
                        RetrainingConfiguration.NONE, new RetrainingConfiguration(0.5, 0.4, 6));
        assertThat(profile.maxAccuracy()).isEqualTo(0.8);
        assertThat(profile.slope()).isEqualTo(0.01);
    }

    @Test
    void theUnitOfCostsIsSaidOrGuessed() throws Exception {
        assertThat(ProfileFile.readMeasured(write(SOUND)).unit()).isEqualTo(CostUnit.MILLISECONDS);
        assertThat(ProfileFile.readMeasured(write("unit: macs\n" + SOUND)).unit())
                .isEqualTo(CostUnit.MACS);
        String operations = SOUND.replace("cost: 4", "cost: 18000000");
        assertThat(ProfileFile.readMeasured(write(operations)).unit()).isEqualTo(CostUnit.MACS);
        assertThatThrownBy(() -> ProfileFile.readMeasured(write("unit: flops\n" + SOUND)))
                .hasMessageContaining("unit is 'flops', must be milliseconds or macs");
    }

    @Test
    void retrainingMayBeAnEmptyList() throws Exception {
        String none = SOUND.replace("\n  - {ratio: 0.5, gain: 0.4, cost: 6}", " []");
        assertThat(ProfileFile.read(write(none)).space().retraining())
                .containsExactly(RetrainingConfiguration.NONE);
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> ProfileFile.read(missing))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(missing + " does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing yet",
                "~",
                "just text",
                "[1, 2]",
                "inference: [",
                "inference: 3",
                "inference:\nretraining:\nlearning-curve:\n",
                "inference: []\nretraining: []\nlearning-curve: {f-max: 0.8, slope: 0.01}"
            })
    void whatIsNoProfileIsRefusedByName(String text) throws Exception {
        assertRefused(text, "profile " + folder.resolve("profile.yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolution", "accuracy", "ratio", "gain", "f-max", "slope"})
    void aMissingOrMisspeltValueIsNamed(String key) throws Exception {
        assertRefused(SOUND.replace(key + ":", key + "s:"), key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inference", "retraining", "learning-curve"})
    void aMissingPartIsNamed(String part) throws Exception {
        assertRefused(SOUND.replace(part + ":", part + "s:"), part);
    }

    @Test
    void aPartWithoutContentIsNamed() throws Exception {
        String text = SOUND.replace("\n  - {ratio: 0.5, gain: 0.4, cost: 6}", "");
        assertRefused(text, "retraining");
    }

    @Test
    void anItemWithoutContentIsRefused() throws Exception {
        assertRefused(SOUND.replace("  - {ratio", "  -\n  - {ratio"), "retraining");
    }

    @Test
    void aValueThatIsNoNumberIsRefusedWithItsLine() throws Exception {
        assertRefused(SOUND.replace("accuracy: 0.5", "accuracy: half"), "(line 3)");
        assertRefused(SOUND.replace("accuracy: 0.5", "accuracy: .nan"), "(line 3)");
        assertRefused(SOUND.replace("accuracy: 0.5", "accuracy: "), "(line 3)");
    }

    @Test
    void aValueOutsideItsRangeIsNamed() throws Exception {
        assertRefused(SOUND.replace("accuracy: 0.5", "accuracy: 1.5"), "accuracy is 1.5");
        assertRefused(SOUND.replace("ratio: 0.5", "ratio: -1"), "ratio is -1");
        assertRefused(SOUND.replace("slope: 0.01", "slope: -0.01"), "slope is -0.01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "f-max-deviation | '  f-max-deviation: -1'",
                "slope-deviation | '  slope-deviation: -0.1'",
                "line 9          | '  slope-deviation: much'",
                "method          | '  learned-with: {}'",
                "frames-per-slot | '  learned-with: {method: a, conditions: [b], seeds: 1, slots: 2}'",
                "seeds is 0      | '  learned-with: {method: a, conditions: [b], seeds: 0, slots: 2, frames-per-slot: 9}'",
                "conditions is []| '  learned-with: {method: a, conditions: [], seeds: 1, slots: 2, frames-per-slot: 9}'",
                "training cost   | 'training-cost: 0'",
                "training cost   | 'training-cost: 13'",
                "slopes          | 'slopes: 1'"
            })
    void whatWasMeasuredIsCheckedToo(String reason, String line) throws Exception {
        assertRefused(SOUND + line + "\n", reason);
    }

    @Test
    void whatWasMeasuredMayBeLeftOut() throws Exception {
        MeasuredProfile read = ProfileFile.readMeasured(write(SOUND));
        assertThat(read.trainingCost()).isEmpty();
        assertThat(read.curve().spread()).isEmpty();
        assertThat(read.retraining().get(0).gainDeviation()).isEmpty();
    }

    private void assertRefused(String text, String reason) throws Exception {
        Path file = write(text);
        assertThatThrownBy(() -> ProfileFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("profile " + file)
                .hasMessageContaining(reason);
    }

    private Path write(String text) throws Exception {
        return Files.writeString(folder.resolve("profile.yaml"), text);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.job.JobOptions;
import io.orric.operator.OperatorOptions;
import io.orric.options.Configurations;
import io.orric.playback.PlaybackOptions;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationsTest {

    @TempDir private Path folder;

    @Test
    void nestedAndDottedKeysAreTheSame() throws Exception {
        Configuration config =
                read(
                        """
                        orric.slot.length: 5 s
                        orric:
                          retraining:
                            learning-rate: 0.003
                            batch-frames: 16
                            soft-labels: false
                          capacity:
                        """);
        assertThat(config.get(OperatorOptions.SLOT_LENGTH)).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.get(JobOptions.LEARNING_RATE)).isEqualTo(0.003);
        assertThat(config.get(JobOptions.TRAINING_BATCH)).isEqualTo(16);
        assertThat(config.get(JobOptions.SOFT_LABELS)).isFalse();
        assertThat(config.containsKey("orric.capacity")).isFalse();
    }

    @Test
    void listsAreRead() throws Exception {
        assertThat(read("orric.policies: [orric, inference-only]").get(OperatorOptions.POLICIES))
                .containsExactly("orric", "inference-only");
        assertThat(read("orric.policies:\n  - orric\n").get(OperatorOptions.POLICIES))
                .containsExactly("orric");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# only a comment\n", "---\n", "{}"})
    void aFileMayBeEmpty(String text) throws Exception {
        assertThat(read(text).keySet()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orric.seed 5", "- orric.seed: 5", "42"})
    void whatIsNoMappingIsRefused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "configuration "
                                + folder.resolve("orric.yaml")
                                + " must be made of lines like 'key: value'");
    }

    @Test
    void whatIsNoYamlIsRefusedByName() {
        assertThatThrownBy(() -> read("orric: [\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "configuration " + folder.resolve("orric.yaml") + " is no YAML: ");
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> Configurations.read(missing))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage("configuration " + missing + " does not exist");
    }

    @Test
    void theCommandLineLiesOverTheFile() throws Exception {
        Configuration config = read("orric.seed: 5\norric.models.std: 0.25\n");
        Configurations.override(config, Map.of("orric.seed", "6", "rest.port", "9000"));
        assertThat(config.get(OperatorOptions.SEED)).isEqualTo(6);
        assertThat(config.get(JobOptions.STD)).isEqualTo(0.25);
        assertThat(config.toMap()).containsEntry("rest.port", "9000");
    }

    @ParameterizedTest
    @CsvSource({
        "orric.polices, orric.policies",
        "orric.retraining.learningrate, orric.retraining.learning-rate",
        "orric.seeds, orric.seed",
        "orric.Models.Student, orric.models.student"
    })
    void anUnknownOptionSuggestsTheClosest(String key, String closest) {
        Configuration config = new Configuration();
        config.setString(key, "1");
        assertThatThrownBy(() -> Configurations.requireKnown(config, PlaybackOptions.all()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no option " + key + ", did you mean " + closest + "?");
    }

    @Test
    void knownOptionsAndThoseOfFlinkPass() {
        Configuration config = new Configuration();
        PlaybackOptions.all().forEach(option -> config.setString(option.key(), "1"));
        config.setString("taskmanager.numberOfTaskSlots", "2");
        assertThatCode(() -> Configurations.requireKnown(config, PlaybackOptions.all()))
                .doesNotThrowAnyException();
    }

    @Test
    void everyOptionHasAPrefixAKeyOfItsOwnAndADescription() {
        assertThat(PlaybackOptions.all()).hasSizeGreaterThan(20);
        assertThat(PlaybackOptions.all().stream().map(ConfigOption::key))
                .allMatch(key -> key.startsWith("orric."))
                .doesNotHaveDuplicates();
        HtmlFormatter formatter = new HtmlFormatter();
        for (ConfigOption<?> option : PlaybackOptions.all()) {
            assertThat(formatter.format(option.description())).as(option.key()).endsWith(".");
        }
    }

    private Configuration read(String text) throws Exception {
        return Configurations.read(Files.writeString(folder.resolve("orric.yaml"), text));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.job.JobOptions;
import io.orric.operator.OperatorOptions;
import io.orric.options.Complaints;
import io.orric.options.ConfigurationFile;
import io.orric.options.OrricOption;
import io.orric.options.UsageException;
import io.orric.playback.PlaybackOptions;
import io.orric.retraining.RetrainingOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @TempDir private Path folder;

    @Test
    void nestedAndDottedKeysAreTheSame() throws Exception {
        Configuration config =
                read(
                        """
                        orric.slot.length: 5 s
                        orric:
                          retraining.pseudo-label:
                            learning-rate: 0.003
                            batch-frames: 16
                            soft-labels: false
                          capacity:
                        """);
        assertThat(OperatorOptions.SLOT_LENGTH.read(config)).isEqualTo(Duration.ofSeconds(5));
        assertThat(RetrainingOptions.LEARNING_RATE.read(config)).isEqualTo(0.003);
        assertThat(RetrainingOptions.TRAINING_BATCH.read(config)).isEqualTo(16);
        assertThat(RetrainingOptions.SOFT_LABELS.read(config)).isFalse();
        assertThat(config.containsKey("orric.capacity")).isFalse();
    }

    @Test
    void allThatIsMissingOrWrongIsSaidAtOnce() throws Exception {
        Configuration config =
                read(
                        """
                        orric.slot.length: soon
                        orric.slot.batch-frames: 0
                        orric.models.student: student.pt
                        orric.profile: profile.yaml
                        """);
        assertThatThrownBy(() -> requireReadable(config))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(
                        "option orric.slot.length is soon, must be a duration such as '10 s'")
                .hasMessageContaining("; option orric.slot.batch-frames is 0, must be ")
                .hasMessageContaining("; option orric.models.teacher is not set, set it with -D ")
                .hasMessageContaining("; option orric.registry.path is not set, set it with -D ")
                .hasMessageNotContaining("student")
                .hasMessageNotContaining("profile");
    }

    private static void requireReadable(Configuration config) {
        Complaints complaints = new Complaints();
        JobOptions.all().requireReadable(config, JobOptions.REGISTRY_PATH, complaints);
        complaints.raise();
    }

    @Test
    void whatIsRightIsReadable() throws Exception {
        Configuration config =
                read(
                        """
                        orric.models.student: student.pt
                        orric.models.teacher: teacher.pt
                        orric.profile: profile.yaml
                        orric.registry.path: /registry
                        """);
        assertThatCode(() -> requireReadable(config)).doesNotThrowAnyException();
    }

    @Test
    void listsAreRead() throws Exception {
        assertThat(OperatorOptions.POLICIES.read(read("orric.policies: [orric, inference-only]")))
                .containsExactly("orric", "inference-only");
        assertThat(OperatorOptions.POLICIES.read(read("orric.policies:\n  - orric\n")))
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
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "configuration "
                                + folder.resolve("orric.yaml")
                                + " must be made of lines like 'key: value'");
    }

    @Test
    void whatIsNoYamlIsRefusedByName() {
        assertThatThrownBy(() -> read("orric: [\n"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(
                        "configuration " + folder.resolve("orric.yaml") + " is no YAML: ");
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> ConfigurationFile.read(missing))
                .isInstanceOf(UsageException.class)
                .hasMessage("configuration " + missing + " does not exist");
    }

    @ParameterizedTest
    @CsvSource({
        "orric.polices, orric.policies",
        "orric.retraining.queues, orric.retraining.queue",
        "orric.seeds, orric.seed",
        "orric.Models.Student, orric.models.student"
    })
    void anUnknownOptionSuggestsTheClosest(String key, String closest) {
        Configuration config = new Configuration();
        config.setString(key, "1");
        assertThatThrownBy(() -> PlaybackOptions.all().requireKnown(config))
                .isInstanceOf(UsageException.class)
                .hasMessage("there is no option " + key + ", did you mean " + closest + "?");
    }

    @Test
    void allUnknownOptionsAreNamed() {
        Configuration config = new Configuration();
        config.setString("orric.seeds", "1");
        config.setString("orric.polices", "1");
        assertThatThrownBy(() -> PlaybackOptions.all().requireKnown(config))
                .hasMessage(
                        "there is no option orric.polices, did you mean orric.policies?; there is"
                                + " no option orric.seeds, did you mean orric.seed?");
    }

    @Test
    void knownOptionsAndThoseOfFlinkPass() {
        Configuration config = new Configuration();
        PlaybackOptions.all().options().forEach(option -> config.setString(option.key(), "1"));
        config.setString("taskmanager.numberOfTaskSlots", "2");
        assertThatCode(() -> PlaybackOptions.all().requireKnown(config)).doesNotThrowAnyException();
    }

    @Test
    void everyOptionHasAPrefixAKeyOfItsOwnAndADescription() {
        List<OrricOption<?>> options = PlaybackOptions.all().options();
        assertThat(options).hasSizeGreaterThan(40);
        assertThat(options)
                .extracting(OrricOption::key)
                .allMatch(key -> key.startsWith("orric."))
                .doesNotHaveDuplicates();
        assertThat(options).allMatch(option -> option.description().endsWith("."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orric.replay.frames-per-slot | 7 | {orric.playback.frames-per-slot=7}",
                "orric.retraining.statistics-frames | 9 | {orric.retraining.batch-norm.frames=9}",
                "orric.retraining.statistics-variation | crop |"
                        + " {orric.retraining.batch-norm.augmentation=flip,crop}",
                "orric.retraining.learning-rate | 0.01 | {orric.retraining.method=pseudo-label,"
                        + " orric.retraining.pseudo-label.learning-rate=0.01}",
                "orric.retraining.learning-rate | 0 |"
                        + " {orric.retraining.pseudo-label.learning-rate=0}",
                "orric.retraining.statistics-share | 0 |"
                        + " {orric.retraining.pseudo-label.statistics=from-steps}"
            })
    void aFormerKeyIsStillReadWithAWarningThatNamesTheNewOne(
            String former, String value, String present) {
        Configuration config = new Configuration();
        config.setString(former, value);
        List<String> warnings = new ArrayList<>();
        PlaybackOptions.all().replaceFormerKeys(config, warnings::add);
        assertThat(new TreeMap<>(config.toMap())).hasToString(present);
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("option " + former + " has a new name, write 'orric.");
    }

    @Test
    void aPresentKeyWinsOverItsFormerOne() {
        Configuration config = new Configuration();
        config.setString("orric.replay.slots", "7");
        config.setString("orric.playback.slots", "8");
        PlaybackOptions.all().replaceFormerKeys(config, warning -> {});
        assertThat(config.toMap()).containsOnly(Map.entry("orric.playback.slots", "8"));
    }

    @Test
    void theConfigurationFileReadsWithEveryLineUncommented() throws Exception {
        String text =
                Files.readString(Path.of("../conf/orric.yaml"))
                        .replaceAll("(?m)^# (orric\\.[a-z.-]+:)", "$1");
        Configuration config = read(text);
        PlaybackOptions.all().requireKnown(config);
        assertThat(config.keySet()).hasSizeGreaterThan(30);
        for (OrricOption<?> option : PlaybackOptions.all().options()) {
            assertThat(option.text(config).orElse(""))
                    .as(option.key())
                    .isEqualTo(option.defaultText());
        }
    }

    private Configuration read(String text) throws Exception {
        return ConfigurationFile.read(Files.writeString(folder.resolve("orric.yaml"), text));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.adaptation.BatchNormAdaptation;
import io.orric.allocation.PolicyName;
import io.orric.card.ModelCard;
import io.orric.operator.OperatorOptions;
import io.orric.operator.SlotSettings.Source;
import io.orric.operator.SlotTiming;
import io.orric.options.OrricOption;
import io.orric.options.UsageException;
import io.orric.retraining.RetrainingOptions;
import io.orric.testutils.TinyModels;
import io.orric.vision.Augmentation;
import io.orric.vision.ModelInput;
import io.orric.vision.ModelInput.Channels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobSettingsTest {

    @TempDir private Path folder;

    private TinyModels models;
    private final Configuration config = new Configuration();

    @BeforeEach
    void soundOptions() throws Exception {
        models = TinyModels.copyTo(folder);
        OperatorOptions.PROFILE.set(config, models.profile().toString());
        JobOptions.STUDENT.set(config, models.student().toString());
        JobOptions.TEACHER.set(config, models.teacher().toString());
    }

    @Test
    void aRecordingHasDefaultsOfItsOwn() throws Exception {
        JobSettings settings = recorded();
        assertThat(settings.models().classes()).hasToString("red, green, blue");
        assertThat(settings.slots().policies()).containsExactly(PolicyName.ORRIC);
        assertThat(settings.slots().sites()).containsExactly("orric");
        assertThat(settings.slots().trainingResolution()).isEqualTo(24);
        assertThat(settings.slots().plans(3).of("orric").policyName()).isEqualTo("orric");
        assertThat(settings.registry().path()).isEmpty();
    }

    @Test
    void camerasAreDecidedAtTheStartOfASlotRecordingsAtItsEnd() throws Exception {
        assertThat(recorded().slots().timing()).isEqualTo(SlotTiming.AT_END);
        assertThat(live().slots().timing()).isEqualTo(SlotTiming.AT_START);
        config.setString("orric.slot.decide", "at-end");
        assertThat(live().slots().timing()).isEqualTo(SlotTiming.AT_END);
    }

    @Test
    void framesAreTooOldOnlyWhereTheyMayBeSkipped() throws Exception {
        config.setString("orric.frames.max-age", "5 s");
        assertRefused("option orric.frames.max-age is 5 s, takes orric.overload = skip");
        config.setString("orric.overload", "skip");
        assertThat(recorded().inference().maxAge()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theFormerNameOfFramesInFlightCountsBatches() {
        config.setString("orric.inference.batches-in-flight", "2");
        JobOptions.all().replaceFormerKeys(config, warning -> {});
        assertThat(JobOptions.FRAMES_IN_FLIGHT.read(config)).isEqualTo(128);
    }

    @Test
    void aRecordingWaitsForRetrainingUnlessItIsPaced() throws Exception {
        assertThat(recorded().retraining().await()).isTrue();
        assertThat(recorded().inference().await()).isTrue();
        assertThat(paced().retraining().await()).isFalse();
        assertThat(paced().inference().await()).isFalse();
        RetrainingOptions.AWAIT.set(config, true);
        assertThat(paced().retraining().await()).isTrue();
    }

    @Test
    void everyPolicyGetsASite() throws Exception {
        OperatorOptions.POLICIES.set(config, List.of("inference-only", "orric"));
        JobSettings settings = recorded();
        assertThat(settings.slots().sites()).containsExactly("inference-only", "orric");
        assertThat(settings.slots().plans(3).of("inference-only").policyName())
                .isEqualTo("inference-only");
    }

    @Test
    void plansTravelToTaskManagers() throws Exception {
        byte[] bytes = InstantiationUtil.serializeObject(recorded().slots().plans(3));
        assertThat(bytes).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "orric.slot.length             | 0 ms    | is 0 ms, must be at least 1 ms",
                "orric.slot.batch-frames       | 0       | is 0, must be from 1 to 4096",
                "orric.slot.batch-frames       | 4097    | is 4097, must be from 1 to 4096",
                "orric.policy.horizon          | 0       | is 0, must be at least 1",
                "orric.models.mean             | 2000    | is 2000, must be from -1000 to 1000",
                "orric.models.std              | 0       | is 0, must be from 0.000001 to 1000",
                "orric.frames.max-pixels       | 0       | is 0, must be at least 1",
                "orric.inference.frames-in-flight | 0   | is 0, must be from 1 to 65536",
                "orric.inference.poll-interval | 1 ms    | is 1 ms, must be at least 10 ms",
                "orric.registry.kept-versions  | 3       | is 3, must be from 4 to 100000",
                "orric.retraining.queue        | 1       | is 1, must be from 2 to 1024",
                "orric.retraining.threads      | 0       | is 0, must be from 1 to 256",
                "orric.retraining.pseudo-label.learning-rate | -0.1   | is -0.1, must be from 0 to 10",
                "orric.retraining.pseudo-label.learning-rate | NaN    | is NaN, must be from 0 to 10",
                "orric.retraining.pseudo-label.momentum     | 1.5     | is 1.5, must be from 0 to 1",
                "orric.retraining.pseudo-label.batch-frames | 1       | is 1, must be from 2 to 4096",
                "orric.retraining.batch-norm.class-limit | 0.5 | is 0.5, must be 0, or from 1 to 1000",
                "orric.retraining.pseudo-label.held-out     | -0.1    | is -0.1, must be from 0 to 0.5",
                "orric.retraining.pseudo-label.held-out     | 0.6     | is 0.6, must be from 0 to 0.5",
                "orric.retraining.pseudo-label.held-out     | NaN     | is NaN, must be from 0 to 0.5",
                "orric.retraining.pseudo-label.gate-tolerance | -1    | is -1, must be from 0 to 1"
            })
    void aValueOutsideItsRangeIsNamedWithKeyAndRange(String key, String value, String complaint) {
        config.setString(key, value);
        assertRefused("option " + key + " " + complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "orric.slot.length         | a duration such as '10 s'",
                "orric.slot.batch-frames   | a whole number",
                "orric.retraining.pseudo-label.learning-rate | a number",
                "orric.retraining.pseudo-label.soft-labels   | true or false",
                "orric.frames.max-bytes    | a size such as '16 mb'",
                "orric.overload            | one of answer, skip",
                "orric.retraining.method   | one of batch-norm, pseudo-label"
            })
    void aValueOfAnotherKindIsNamedWithItsKeyAndTheKind(String key, String kind) {
        config.setString(key, "many");
        assertRefused("option " + key + " is many, must be " + kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "many         | capacity is 'many', must be cores:X, slot:X, constant:X or uniform:LOW:HIGH",
                "constant:    | capacity is 'constant:', must be cores:X, slot:X, constant:X or uniform:LOW:HIGH",
                "constant:x   | capacity is 'constant:x', its bounds must be numbers",
                "constant:-1  | capacity is -1.0, must be 0 or more",
                "constant:NaN | capacity is NaN, must be 0 or more",
                "uniform:5:2  | capacity is uniform:5.0:2.0, the first must not be larger"
            })
    void aCapacityThatIsNoneIsToldWithItsKey(String capacity, String complaint) {
        OperatorOptions.CAPACITY.set(config, capacity);
        assertRefused("option orric.capacity: " + complaint);
    }

    @Test
    void policiesMustBeKnownAndDifferent() {
        OperatorOptions.POLICIES.set(config, List.of("oric"));
        assertRefused(
                "option orric.policies: policy is 'oric', must be one of " + PolicyName.labels());
        OperatorOptions.POLICIES.set(config, List.of("orric", "orric"));
        assertRefused("option orric.policies is orric;orric, must be different policies");
        OperatorOptions.POLICIES.set(config, List.of());
        assertRefused("option orric.policies is , must be different policies");
    }

    @Test
    void requiredOptionsAreNamed() {
        for (OrricOption<String> option :
                List.of(OperatorOptions.PROFILE, JobOptions.STUDENT, JobOptions.TEACHER)) {
            String value = option.read(config);
            config.removeKey(option.key());
            assertRefused("option " + option.key() + " is not set, set it with -D ");
            option.set(config, value);
        }
    }

    @Test
    void camerasHaveOnePolicyWhichNeedsNoEndUnlessTheUserKnowsIt() throws Exception {
        config.removeKey(OperatorOptions.POLICIES.key());
        JobSettings settings = live();
        assertThat(settings.retraining().await()).isFalse();
        assertThat(settings.slots().plans(3).of("any site").policyName())
                .isEqualTo("orric-rolling");

        OperatorOptions.POLICIES.set(config, List.of("orric", "inference-only"));
        assertLiveRefused("option orric.policies is orric;inference-only, must be one policy");
        OperatorOptions.POLICIES.set(config, List.of("orric"));
        assertLiveRefused("option orric.policy.horizon is not set");
        OperatorOptions.HORIZON.set(config, 100L);
        assertThat(live().slots().plans().of("any site").policyName()).isEqualTo("orric");
    }

    @Test
    void classesAreBesideTheStudentOrWhereTheOptionSays() throws Exception {
        Path other = Files.writeString(folder.resolve("other.txt"), "a\nb\nc\n");
        JobOptions.CLASSES.set(config, other.toString());
        assertThat(recorded().models().classes()).hasToString("a, b, c");
        config.removeKey(JobOptions.CLASSES.key());
        Files.delete(models.student().resolveSibling("classes.txt"));
        assertThatThrownBy(() -> recorded())
                .hasMessageStartingWith("option orric.models.classes is ")
                .hasMessageEndingWith("classes.txt, which is not a file");
    }

    @Test
    void aCardSaysWhatTheModelsOfItsFolderTake() throws Exception {
        card(models.student(), "[0.485, 0.456, 0.406]", "");
        assertThat(recorded().models().studentInput().mean())
                .isEqualTo(new Channels(0.485f, 0.456f, 0.406f));
        assertThat(recorded().models().teacherInput())
                .isEqualTo(recorded().models().studentInput());
    }

    @Test
    void optionsSpeakForModelsWithoutACard() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path teacher =
                Files.copy(models.teacher(), elsewhere.resolve(models.teacher().getFileName()));
        JobOptions.TEACHER.set(config, teacher.toString());
        card(teacher, "[0.25, 0.25, 0.25]", "");
        assertThat(recorded().models().studentInput()).isEqualTo(TinyModels.INPUT);
        assertThat(recorded().models().teacherInput()).isEqualTo(new ModelInput(0.25f, 0.5f));
        JobOptions.MEAN.set(config, 0.25);
        assertThat(recorded().models().studentInput())
                .isEqualTo(recorded().models().teacherInput());
    }

    @Test
    void anOptionThatContradictsACardIsRefused() throws Exception {
        Path card = card(models.student(), "[0.25, 0.5, 0.5]", "");
        JobOptions.MEAN.set(config, 0.5);
        assertRefused(
                "option orric.models.mean is 0.5, but input.mean of model card "
                        + card
                        + " is [0.25, 0.5, 0.5]; leave the option out");
    }

    @Test
    void classesOfACardAreThoseOfTheirFile() throws Exception {
        Path card = card(models.student(), "[0.5, 0.5, 0.5]", "classes: [red, blue, green]");
        assertRefused(
                "classes of model card "
                        + card
                        + " are red, blue, green, but of "
                        + models.classes()
                        + " red, green, blue; both must be the same");
        Files.delete(models.classes());
        assertThat(recorded().models().classes()).hasToString("red, blue, green");
    }

    @Test
    void aTeacherOfOtherClassesIsRefused() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path teacher =
                Files.copy(models.teacher(), elsewhere.resolve(models.teacher().getFileName()));
        JobOptions.TEACHER.set(config, teacher.toString());
        Path card = card(teacher, "[0.5, 0.5, 0.5]", "classes: [red, blue, green]");
        assertRefused("classes of model card " + card + " are red, blue, green, but of ");
    }

    @Test
    void aStudentIsAdaptedAsItsCardSaysUnlessTheOptionIsSet() throws Exception {
        assertThat(augmentation()).hasToString("flip,crop");
        card(models.student(), "[0.5, 0.5, 0.5]", "augmentation: flip,shift,light");
        assertThat(augmentation()).hasToString("flip,shift,light");
        RetrainingOptions.BATCH_NORM_AUGMENTATION.set(config, "none");
        assertThat(augmentation()).isEqualTo(Augmentation.NONE);
        card(models.student(), "[0.5, 0.5, 0.5]", "augmentation: blur");
        assertThatThrownBy(() -> recorded())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("augmentation is \"blur\", ");
    }

    private Augmentation augmentation() throws IOException {
        return ((BatchNormAdaptation) recorded().retraining().method()).augmentation();
    }

    private static Path card(Path model, String mean, String classes) throws IOException {
        return Files.writeString(
                ModelCard.fileOf(model),
                "input: {mean: "
                        + mean
                        + ", std: [0.5, 0.5, 0.5], mode: stretch, filter: area}\n"
                        + classes);
    }

    private void assertRefused(String complaint) {
        assertThatThrownBy(() -> recorded())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(complaint);
    }

    private void assertLiveRefused(String complaint) {
        assertThatThrownBy(this::live)
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(complaint);
    }

    private JobSettings recorded() throws IOException {
        return JobSettings.read(config, Source.RECORDING, true);
    }

    private JobSettings paced() throws IOException {
        return JobSettings.read(config, Source.RECORDING, false);
    }

    private JobSettings live() throws IOException {
        return JobSettings.read(config, Source.CAMERAS, false);
    }
}

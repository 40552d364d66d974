// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.allocation.PolicyName;
import io.orric.operator.OperatorOptions;
import io.orric.testutils.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobSettingsTest {

    @TempDir private Path folder;

    private TinyModels models;
    private final Configuration config = new Configuration();

    @BeforeEach
    void soundOptions() throws Exception {
        models = TinyModels.copyTo(folder);
        config.set(JobOptions.PROFILE, models.profile().toString());
        config.set(JobOptions.STUDENT, models.student().toString());
        config.set(JobOptions.TEACHER, models.teacher().toString());
    }

    @Test
    void aRecordingHasDefaultsOfItsOwn() throws Exception {
        JobSettings settings = recorded();
        assertThat(settings.classes()).hasToString("red, green, blue");
        assertThat(settings.policies()).containsExactly(PolicyName.ORRIC);
        assertThat(settings.sites()).containsExactly("orric");
        assertThat(settings.trainingResolution()).isEqualTo(24);
        assertThat(settings.plans().of("orric").policyName()).isEqualTo("orric");
        assertThat(settings.registryPath()).isNull();
    }

    @Test
    void aRecordingWaitsForRetrainingUnlessItIsPaced() throws Exception {
        assertThat(recorded().awaitRetraining()).isTrue();
        assertThat(recorded().pollInterval()).isZero();
        assertThat(paced().awaitRetraining()).isFalse();
        assertThat(paced().pollInterval()).isEqualTo(Duration.ofSeconds(1));
        config.set(JobOptions.AWAIT_RETRAINING, true);
        assertThat(paced().awaitRetraining()).isTrue();
    }

    @Test
    void everyPolicyGetsASite() throws Exception {
        config.set(OperatorOptions.POLICIES, List.of("inference-only", "orric"));
        JobSettings settings = recorded();
        assertThat(settings.sites()).containsExactly("inference-only", "orric");
        assertThat(settings.plans().of("inference-only").policyName()).isEqualTo("inference-only");
    }

    @Test
    void plansTravelToTaskManagers() throws Exception {
        byte[] bytes = InstantiationUtil.serializeObject(recorded().plans());
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
                "orric.models.mean             | 2000    | is 2000.0, must be from -1000.0 to 1000.0",
                "orric.models.std              | 0       | is 0.0, must be from 1.0E-6 to 1000.0",
                "orric.frames.max-pixels       | 0       | is 0, must be at least 1",
                "orric.inference.batches-in-flight | 0   | is 0, must be from 1 to 1024",
                "orric.registry.kept-versions  | 3       | is 3, must be from 4 to 100000",
                "orric.retraining.queue        | 1       | is 1, must be from 2 to 1024",
                "orric.retraining.learning-rate | -0.1   | is -0.1, must be from 0.0 to 10.0",
                "orric.retraining.learning-rate | NaN    | is NaN, must be from 0.0 to 10.0",
                "orric.retraining.momentum     | 1.5     | is 1.5, must be from 0.0 to 1.0",
                "orric.retraining.batch-frames | 1       | is 1, must be from 2 to 4096",
                "orric.retraining.statistics-class-limit | 0.5 | is 0.5, must be 0, or from 1 to",
                "orric.retraining.held-out     | -0.1    | is -0.1, must be from 0.0 to 0.5",
                "orric.retraining.held-out     | 0.6     | is 0.6, must be from 0.0 to 0.5",
                "orric.retraining.held-out     | NaN     | is NaN, must be from 0.0 to 0.5",
                "orric.retraining.gate-tolerance | -1    | is -1.0, must be from 0.0 to 1.0"
            })
    void aValueOutsideItsRangeIsNamedWithKeyAndRange(String key, String value, String complaint) {
        config.setString(key, value);
        assertRefused("option " + key + " " + complaint);
    }

    @Test
    void thePollIntervalMattersOnlyWhereInferencePolls() throws Exception {
        config.set(JobOptions.POLL_INTERVAL, Duration.ofMillis(1));
        recorded();
        assertLiveRefused("option orric.inference.poll-interval is 1 ms, must be at least 10 ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orric.slot.length",
                "orric.slot.batch-frames",
                "orric.retraining.learning-rate",
                "orric.retraining.soft-labels",
                "orric.frames.max-bytes"
            })
    void aValueOfAnotherKindIsNamedWithItsKey(String key) {
        config.setString(key, "many");
        assertRefused("option " + key + " is not readable: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "many         | capacity is 'many', must be constant:X or uniform:LOW:HIGH",
                "constant:    | capacity is 'constant:', must be constant:X or uniform:LOW:HIGH",
                "constant:x   | capacity is 'constant:x', its bounds must be numbers",
                "constant:-1  | capacity a frame is -1.0, must be 0 or more",
                "constant:NaN | capacity a frame is NaN, must be 0 or more",
                "uniform:5:2  | capacity is uniform:5.0:2.0, the first must not be larger"
            })
    void aCapacityThatIsNoneIsToldWithItsKey(String capacity, String complaint) {
        config.set(OperatorOptions.CAPACITY, capacity);
        assertRefused("option orric.capacity: " + complaint);
    }

    @Test
    void policiesMustBeKnownAndDifferent() {
        config.set(OperatorOptions.POLICIES, List.of("oric"));
        assertRefused(
                "option orric.policies: policy is 'oric', must be one of " + PolicyName.labels());
        config.set(OperatorOptions.POLICIES, List.of("orric", "orric"));
        assertRefused("option orric.policies is [orric, orric], must be different policies");
        config.set(OperatorOptions.POLICIES, List.of());
        assertRefused("option orric.policies is [], must be different policies");
    }

    @Test
    void requiredOptionsAreNamed() {
        for (ConfigOption<String> option :
                List.of(JobOptions.PROFILE, JobOptions.STUDENT, JobOptions.TEACHER)) {
            String value = config.get(option);
            config.removeConfig(option);
            assertRefused("option " + option.key() + " is not set, set it with -D ");
            config.set(option, value);
        }
    }

    @Test
    void camerasHaveOnePolicyWhichNeedsNoEndUnlessTheUserKnowsIt() throws Exception {
        config.removeConfig(OperatorOptions.POLICIES);
        JobSettings settings = live();
        assertThat(settings.awaitRetraining()).isFalse();
        assertThat(settings.plans().of("any site").policyName()).isEqualTo("orric-rolling");

        config.set(OperatorOptions.POLICIES, List.of("orric", "inference-only"));
        assertLiveRefused("option orric.policies is [orric, inference-only], must be one policy");
        config.set(OperatorOptions.POLICIES, List.of("orric"));
        assertLiveRefused("option orric.policy.horizon is not set");
        config.set(OperatorOptions.HORIZON, 100L);
        assertThat(live().plans().of("any site").policyName()).isEqualTo("orric");
    }

    @Test
    void classesAreBesideTheStudentOrWhereTheOptionSays() throws Exception {
        Path other = Files.writeString(folder.resolve("other.txt"), "a\nb\nc\n");
        config.set(JobOptions.CLASSES, other.toString());
        assertThat(recorded().classes()).hasToString("a, b, c");
        config.removeConfig(JobOptions.CLASSES);
        Files.delete(models.student().resolveSibling("classes.txt"));
        assertThatThrownBy(() -> recorded())
                .hasMessageStartingWith("option orric.models.classes is ")
                .hasMessageEndingWith("classes.txt, which is not a file");
    }

    private void assertRefused(String complaint) {
        assertThatThrownBy(() -> recorded())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(complaint);
    }

    private void assertLiveRefused(String complaint) {
        assertThatThrownBy(this::live)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(complaint);
    }

    private JobSettings recorded() throws IOException {
        return JobSettings.read(config, OptionalLong.of(3), false);
    }

    private JobSettings paced() throws IOException {
        return JobSettings.read(config, OptionalLong.of(3), true);
    }

    private JobSettings live() throws IOException {
        return JobSettings.read(config, OptionalLong.empty(), false);
    }
}

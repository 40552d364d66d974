// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.concurrent.WorkerThread;
import io.orric.kafka.KafkaOptions;
import io.orric.kafka.KafkaSettings;
import io.orric.operator.OperatorOptions;
import io.orric.operator.SlotSettings;
import io.orric.registry.GroupLease;
import io.orric.registry.LeaseTakenException;
import io.orric.registry.ModelRegistry;
import io.orric.testutils.TinySite;
import io.orric.vision.ModelSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoAnalyticsJobTest {

    private static final String GROUP = "gate";
    private static final String HOLDER = "11111111111111111111111111111111";

    @TempDir private Path folder;
    private final Configuration config = new Configuration();
    private TinySite site;
    private final WorkerThread otherJob = new WorkerThread("other-job");

    @BeforeEach
    void soundOptions() throws Exception {
        site = new TinySite(folder);
        JobOptions.STUDENT.set(config, site.files().student().toString());
        JobOptions.TEACHER.set(config, site.files().teacher().toString());
        OperatorOptions.PROFILE.set(config, site.files().profile().toString());
        JobOptions.REGISTRY_PATH.set(config, registry().toString());
        KafkaOptions.GROUP.set(config, GROUP);
    }

    @AfterEach
    void stop() {
        otherJob.stop();
    }

    @Test
    void theNameOfAJobEndsWithItsConsumerGroup() {
        assertThat(VideoAnalyticsJob.name(config, GROUP))
                .isEqualTo("ORRIC video analytics (group gate)");
        config.set(PipelineOptions.NAME, "north");
        assertThat(VideoAnalyticsJob.name(config, GROUP)).isEqualTo("north (group gate)");
    }

    @Test
    void aSecondJobOfAGroupIsNotSubmitted() throws Exception {
        otherJobLives();
        assertThatThrownBy(() -> VideoAnalyticsJob.main(arguments()))
                .isInstanceOf(LeaseTakenException.class)
                .hasMessageContaining("consumer group 'gate' is in use by job " + HOLDER);
        assertThat(registry().resolve(".base")).as("models").doesNotExist();
    }

    @Test
    void aJobOfAnotherGroupIsSubmitted() throws Exception {
        otherJobLives();
        KafkaOptions.GROUP.set(config, "yard");
        assertThatCode(this::requireFreeGroup).doesNotThrowAnyException();
    }

    /** As in application mode, where a new JobManager runs the main class again. */
    @Test
    void aJobThatExistsIsSubmittedAgain() throws Exception {
        otherJobLives();
        config.set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, HOLDER);
        assertThatCode(this::requireFreeGroup).doesNotThrowAnyException();
    }

    @Test
    void aStudentThatDoesNotTakeAResolutionOfTheProfileIsRefused() throws Exception {
        JobOptions.STUDENT.set(config, site.files().fixedSizeStudent().toString());
        assertThatThrownBy(() -> VideoAnalyticsJob.main(arguments()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("fixed-size-student.pt: the model failed on a batch of 1 at")
                .hasMessageContaining("resolution 12")
                .hasMessageContaining("pictures of 24 pixels only");
        assertThat(registry().resolve(".base")).as("models").doesNotExist();
    }

    @Test
    void aGraphThatAnswersOtherwiseThanItsModelIsRefused() throws Exception {
        site.files().replaceActivation(site.files().teacherGraph());
        assertThatThrownBy(() -> VideoAnalyticsJob.main(arguments()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tiny-teacher.onnx and ")
                .hasMessageContaining("tiny-teacher.pt do not answer alike");
        assertThat(registry().resolve(".base")).as("models").doesNotExist();
    }

    @Test
    void graphsAreInstalledBesideTheirModels() throws Exception {
        ModelRegistry target = new ModelRegistry(registry().toString(), 2);
        ModelSet models = ModelFiles.install(settings(), target);
        assertThat(target.readGraph(models.student().graphSha256()))
                .isEqualTo(Files.readAllBytes(site.files().studentGraph()));
        assertThat(target.readGraph(models.teacher().graphSha256()))
                .isEqualTo(Files.readAllBytes(site.files().teacherGraph()));
        Files.delete(site.files().teacherGraph());
        assertThat(ModelFiles.install(settings(), target).teacher().hasGraph()).isFalse();
    }

    @Test
    void theLeaseIsChainedToTheSource() throws Exception {
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(2, config)) {
            new VideoAnalyticsJob(env, settings(), KafkaSettings.read(config, false)).build();
            assertThat(env.getStreamGraph().getJobGraph().getVertices())
                    .extracting(JobVertex::getName)
                    .contains("Source: Frames -> Group lease -> Check frames");
        }
    }

    private String[] arguments() {
        return config.toMap().entrySet().stream()
                .flatMap(e -> Stream.of("-D", e.getKey() + "=" + e.getValue()))
                .toArray(String[]::new);
    }

    private void otherJobLives() throws Exception {
        GroupLease lease = new GroupLease(registry().toString(), GROUP, HOLDER, time -> {});
        lease.take(false);
        otherJob.executeEvery(Duration.ofMillis(100), () -> beat(lease));
    }

    private static void beat(GroupLease lease) {
        try {
            lease.beat();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireFreeGroup() throws Exception {
        VideoAnalyticsJob.requireFreeGroup(config);
    }

    private JobSettings settings() throws IOException {
        return JobSettings.read(config, SlotSettings.Source.CAMERAS, false);
    }

    private Path registry() {
        return folder.resolve("registry-of-the-job");
    }
}

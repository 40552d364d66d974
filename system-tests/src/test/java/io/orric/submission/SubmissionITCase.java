// SPDX-License-Identifier: Apache-2.0
package io.orric.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.orric.concurrent.WorkerThread;
import io.orric.local.ChildJvm;
import io.orric.registry.GroupLease;
import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import io.orric.testutils.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README against a broker and a cluster. */
class SubmissionITCase {

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("submission-kafka");

    @RegisterExtension static final FlinkCluster FLINK = new FlinkCluster("submission-flink", 1, 2);

    private static final Pattern SUBMITTED = Pattern.compile("Job ([0-9a-f]{32}) is submitted");
    private static final Duration RESULT_TIMEOUT = Duration.ofMinutes(3);

    @TempDir private Path folder;

    @BeforeAll
    static void createTopics() {
        List.of("predictions", "decisions", "dead-letters")
                .forEach(topic -> KAFKA.createTopic(topic, 1));
    }

    @Test
    void aMissingResultTopicIsOneLine() {
        List<String> options = options("constant:45000000");
        options.addAll(List.of("-D", "orric.kafka.topics.predictions=missing"));
        try (ChildJvm submit = orric("submit", options)) {
            assertThat(submit.await()).isEqualTo(1);
            assertThat(submit.tail()).contains("orric: there is no topic 'missing'");
        }
    }

    @Test
    void whatIsSubmittedInfersWhatIsFedAndShowsItsMetrics() {
        String job = submit(options("constant:45000000"));
        feed();
        await().atMost(RESULT_TIMEOUT)
                .until(() -> metric(job, "Inference.orric.predictions") == 120);
        await().atMost(RESULT_TIMEOUT).until(() -> metric(job, "orric.modelsPublished") > 0);
        feed();
        await().atMost(RESULT_TIMEOUT)
                .until(() -> metric(job, "Inference.orric.predictions") == 240);
        assertThat(metric(job, "orric.modelSwaps")).isPositive();
        // Frames of a slot are counted when it has ended.
        await().atMost(RESULT_TIMEOUT)
                .until(() -> metric(job, "ORRIC.orric.site.default.frames") == 240);
        for (String name :
                List.of(
                        "capacityGiven",
                        "capacityUsed",
                        "computeMeasured",
                        "decodingMillis",
                        "studentMillis",
                        "resolution",
                        "samplingRatio",
                        "retrainingWeight",
                        "inferenceWeight",
                        "modelVersion")) {
            assertThat(metric(job, "orric.site.default." + name)).as(name).isPositive();
        }
        assertThat(metric(job, "Inference.orric.deadLetters")).isZero();
        await().atMost(RESULT_TIMEOUT)
                .until(() -> KAFKA.readCommitted("predictions").size() == 240);
    }

    @Test
    void aGroupHasOneJob() throws Exception {
        List<String> options = options("constant:45000000");
        options.addAll(List.of("-D", "orric.kafka.group-id=twice"));
        String job = submit(options);
        assertThat(FLINK.jobs().name(job)).isEqualTo("ORRIC video analytics (group twice)");
        try (ChildJvm second = orric("submit", options)) {
            assertThat(second.await()).isEqualTo(1);
            assertThat(second.tail())
                    .contains(
                            "orric: job %s of consumer group 'twice' is on the cluster and is"
                                            .formatted(job)
                                    + " RUNNING: cancel it");
        }
        String refusal = "consumer group 'twice' is in use by job " + job + ": cancel that job";
        List<String> forced = new ArrayList<>(options);
        forced.add("--force");
        try (ChildJvm second = orric("submit", forced)) {
            assertThat(second.await()).isEqualTo(1);
            assertThat(second.tail()).contains("orric: the cluster refused: " + refusal);
        }
        assertThatThrownBy(() -> run(options)).hasMessageContaining(refusal);
        FLINK.jobs().cancel(job);
        assertThatCode(() -> FLINK.jobs().cancel(run(options))).doesNotThrowAnyException();
    }

    /** The lease comes to life when the job is submitted already: its first task is refused. */
    @Test
    void aJobThatIsRefusedByItsTaskIsNotRestarted() throws Exception {
        List<String> options = options("constant:45000000");
        options.addAll(List.of("-D", "orric.kafka.group-id=late"));
        GroupLease other =
                new GroupLease(
                        FLINK.folder().resolve("registry").toString(), "late", "4711", t -> {});
        other.take(false);
        WorkerThread otherJob = new WorkerThread("other-job");
        try {
            String job = run(options);
            otherJob.executeEvery(Duration.ofMillis(200), () -> beat(other));
            await().atMost(RESULT_TIMEOUT).until(() -> FLINK.jobs().ended(job));
            assertThat(FLINK.jobs().state(job)).isEqualTo("FAILED");
            assertThat(FLINK.jobs().lastFailure(job))
                    .contains(
                            "consumer group 'late' is in use by job 4711: cancel that job, or set"
                                    + " orric.kafka.group-id to another name");
        } finally {
            otherJob.stop();
        }
    }

    @Test
    void aJobThatDoesNotReachItsBrokersIsCancelled() throws Exception {
        List<String> options = options("constant:45000000");
        for (String option :
                List.of(
                        "orric.kafka.group-id=astray",
                        "orric.kafka.bootstrap-servers=localhost:1",
                        "orric.kafka.properties.default.api.timeout.ms=3000",
                        "orric.kafka.properties.request.timeout.ms=2000")) {
            options.addAll(List.of("-D", option));
        }
        try (ChildJvm submit = orric("submit", options)) {
            assertThat(submit.await()).isEqualTo(1);
            assertThat(submit.tail()).contains("the job fails and is cancelled: ");
            Matcher submitted = SUBMITTED.matcher(submit.tail());
            assertThat(submitted.find()).isTrue();
            assertThat(FLINK.jobs().ended(submitted.group(1))).isTrue();
        }
    }

    @Test
    void whatTheClusterWouldRefuseIsOneLine() {
        try (ChildJvm submit = orric("submit", options("plenty"))) {
            assertThat(submit.await()).isEqualTo(2);
            assertThat(submit.tail())
                    .contains("orric: option orric.capacity: capacity is 'plenty', must be ");
        }
    }

    /** Submits a job by the command, and gives its id once it runs. */
    private String submit(List<String> options) {
        try (ChildJvm submit = orric("submit", options)) {
            assertThat(submit.await()).as(submit.tail()).isZero();
            assertThat(submit.tail()).contains("It is running.");
            Matcher submitted = SUBMITTED.matcher(submit.tail());
            assertThat(submitted.find()).isTrue();
            return submitted.group(1);
        }
    }

    /** Runs the job's main class on the cluster, without the command, and gives the job's id. */
    private static String run(List<String> options) {
        List<String> arguments =
                options.stream().filter(option -> !option.startsWith("--")).toList();
        return FLINK.jobs().submit(Project.jobJar(), arguments, Optional.empty());
    }

    private static void beat(GroupLease lease) {
        try {
            lease.beat();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void feed() {
        try (ChildJvm feed =
                orric(
                        "feed",
                        List.of(
                                "--bootstrap=" + KAFKA.bootstrapServers(),
                                "--cameras=2",
                                "--count=60",
                                "--create-topic=2"))) {
            assertThat(feed.await()).as(feed.tail()).isZero();
        }
    }

    private List<String> options(String capacity) {
        Path models = Project.root().resolve("models/roadside");
        List<String> options = new ArrayList<>(List.of("--cluster=" + FLINK.restUrl()));
        options.add("--jar=" + Project.jobJar());
        for (String option :
                List.of(
                        "orric.kafka.bootstrap-servers=" + KAFKA.bootstrapServers(),
                        "orric.registry.path=" + FLINK.folder().resolve("registry"),
                        "orric.models.student=" + models.resolve("student.pt"),
                        "orric.models.teacher=" + models.resolve("teacher.pt"),
                        "orric.profile=" + models.resolve("profile.yaml"),
                        "orric.capacity=" + capacity,
                        "orric.slot.length=1 s",
                        "orric.retraining.batch-norm.frames=16",
                        "execution.checkpointing.interval=1 s")) {
            options.add("-D");
            options.add(option);
        }
        return options;
    }

    private ChildJvm orric(String verb, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of(verb));
        arguments.add("--conf=" + Project.root().resolve("conf/orric.yaml"));
        arguments.addAll(options);
        return Project.orric(verb).arguments(arguments).startIn(folder);
    }

    private static double metric(String job, String suffix) {
        return FLINK.jobs().metricSum(job, suffix);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.local.ChildJvm;
import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import io.orric.testutils.Project;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README against a broker and a cluster. */
class SubmissionITCase {

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("submission-kafka");

    @RegisterExtension static final FlinkCluster FLINK = new FlinkCluster("submission-flink", 1, 1);

    private static final Pattern SUBMITTED = Pattern.compile("Job ([0-9a-f]{32}) is submitted");
    private static final Duration RESULT_TIMEOUT = Duration.ofMinutes(3);

    @TempDir private Path folder;

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
        List.of("predictions", "decisions", "dead-letters")
                .forEach(topic -> KAFKA.createTopic(topic, 1));
        String job;
        try (ChildJvm submit = orric("submit", options("constant:45000000"))) {
            assertThat(submit.await()).as(submit.tail()).isZero();
            assertThat(submit.tail()).contains("It is running.");
            Matcher submitted = SUBMITTED.matcher(submit.tail());
            assertThat(submitted.find()).isTrue();
            job = submitted.group(1);
        }
        feed();
        await().atMost(RESULT_TIMEOUT)
                .until(() -> metric(job, "Inference.orric.predictions") == 120);
        await().atMost(RESULT_TIMEOUT).until(() -> metric(job, "orric.modelsPublished") > 0);
        feed();
        await().atMost(RESULT_TIMEOUT)
                .until(() -> metric(job, "Inference.orric.predictions") == 240);
        assertThat(metric(job, "orric.modelSwaps")).isPositive();
        assertThat(metric(job, "ORRIC.orric.site.default.frames") + metric(job, "orric.lateFrames"))
                .isEqualTo(240);
        for (String name :
                List.of(
                        "capacityGiven",
                        "capacityUsed",
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
    void whatTheClusterWouldRefuseIsOneLine() {
        try (ChildJvm submit = orric("submit", options("plenty"))) {
            assertThat(submit.await()).isEqualTo(2);
            assertThat(submit.tail())
                    .contains("orric: option orric.capacity: capacity is 'plenty', must be ");
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
                        "orric.frames.silence=2 s",
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

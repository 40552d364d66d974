// SPDX-License-Identifier: Apache-2.0
package io.orric.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.orric.cluster.ClusterAccess;
import io.orric.cluster.FlinkRest;
import io.orric.cluster.TrustedCertificates;
import io.orric.concurrent.WorkerThread;
import io.orric.local.ChildJvm;
import io.orric.registry.GroupLease;
import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import io.orric.testutils.Project;
import io.orric.testutils.TlsProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the README against a broker and a cluster. One job is submitted as to a real
 * cluster, through a proxy that wants TLS and a token and from a folder that is gone when the
 * JobManager reads what it needs; the other tests see what it does, and what is refused beside it.
 */
class SubmissionITCase {

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("submission-kafka");

    @RegisterExtension static final FlinkCluster FLINK = new FlinkCluster("submission-flink", 1, 2);

    private static final Pattern SUBMITTED = Pattern.compile("Job ([0-9a-f]{32}) is submitted");
    private static final Pattern MODELS = Pattern.compile("orric.models.submitted=([0-9a-f]{64})");
    private static final Duration RESULT_TIMEOUT = Duration.ofMinutes(3);
    private static final String TOKEN = "token-that-nobody-sees";
    private static final String PASSWORD = "password-that-nobody-sees";

    @TempDir private static Path folder;

    private static TlsProxy proxy;
    private static Terminal terminal;
    private static String output;
    private static String job;
    private static String models;

    @BeforeAll
    static void submitThroughAProxyWithFilesThatTheClusterDoesNotHave() throws IOException {
        List.of("predictions", "decisions", "dead-letters")
                .forEach(topic -> KAFKA.createTopic(topic, 1));
        terminal = new Terminal(KAFKA, FLINK, folder);
        Path copies = terminal.copyModels("submitted");
        proxy = new TlsProxy(FLINK.restUrl(), TOKEN, folder);
        proxy.watch(request -> deleteOnceSubmitted(copies, request));
        Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        List<String> options = terminal.optionsFor(proxy.url(), "orric.kafka.group-id=orric");
        options.addAll(Terminal.modelFiles(copies));
        options.addAll(
                List.of(
                        "--ca=" + proxy.certificate(),
                        "--token-file=" + token,
                        "-D=orric.kafka.properties.ssl.keystore.password=" + PASSWORD,
                        "-D=s3.secret-key=" + PASSWORD));
        try (ChildJvm submit = terminal.orric("submit", options)) {
            assertThat(submit.await()).as(submit.tail()).isZero();
            output = submit.tail();
        }
        job = find(SUBMITTED, output);
        models = find(MODELS, output);
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    @Test
    void whatIsSubmittedInfersWhatIsFedAndShowsItsMetrics() {
        assertThat(output).contains("It is running.");
        assertThat(folder.resolve("submitted")).doesNotExist();
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
    void noSecretOfTheCommandLineIsShownAnywhere() throws IOException {
        assertThat(output)
                .contains("option orric.kafka.properties.ssl.keystore.password is a secret")
                .contains("option s3.secret-key is a secret");
        List<String> shown = new ArrayList<>(List.of(output));
        FlinkRest rest = new FlinkRest(FLINK.restUrl());
        for (String page :
                List.of(
                        "",
                        "/config",
                        "/plan",
                        "/exceptions",
                        "/checkpoints/config",
                        "/jobmanager/config",
                        "/jobmanager/environment")) {
            shown.add(rest.get("jobs/" + job + page).toString());
        }
        shown.add(rest.get("jobmanager/config").toString());
        try (Stream<Path> files = Files.walk(FLINK.folder(), 1)) {
            for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
                shown.add(Files.readString(log, StandardCharsets.UTF_8));
            }
        }
        assertThat(shown).hasSizeGreaterThan(10);
        for (String text : shown) {
            // A test that prints megabytes of logs helps nobody.
            assertThat(text.contains(PASSWORD) || text.contains(TOKEN))
                    .as("a secret in %s", text.substring(0, Math.min(200, text.length())))
                    .isFalse();
        }
    }

    @Test
    void theProxyWantsToBeTrustedAndToKnowWhoAsks() throws IOException {
        FlinkRest strange = new FlinkRest(proxy.url());
        assertThatThrownBy(() -> strange.get("overview"))
                .hasMessageStartingWith("the certificate of " + proxy.url() + "/ is of nobody that")
                .hasMessageEndingWith("name its authority's with --ca FILE");
        TrustedCertificates trust = TrustedCertificates.read(proxy.certificate(), Optional.empty());
        FlinkRest unknown =
                new FlinkRest(new ClusterAccess(proxy.url(), Map.of(), Optional.of(trust)));
        assertThatThrownBy(() -> unknown.get("overview"))
                .hasMessageEndingWith(
                        "answers 401, it wants to know who asks: give --token-file"
                                + " FILE or --header");
    }

    @Test
    void aGroupHasOneJob() {
        assertThat(FLINK.jobs().name(job)).isEqualTo("ORRIC video analytics (group orric)");
        List<String> options = terminal.options("orric.kafka.group-id=orric");
        options.addAll(submittedModels());
        refused(
                options,
                "orric: job %s of consumer group 'orric' is on the cluster and is RUNNING: cancel it"
                        .formatted(job));
        options.add("--force");
        refused(
                options,
                "orric: the cluster refused: consumer group 'orric' is in use by job "
                        + job
                        + ": cancel that job");
    }

    /** The lease comes to life when the job is submitted already: its first task is refused. */
    @Test
    void aJobThatIsRefusedByItsTaskIsNotRestarted() throws Exception {
        GroupLease other =
                new GroupLease(
                        FLINK.folder().resolve("registry").toString(), "late", "4711", t -> {});
        other.take(false);
        List<String> arguments = terminal.options("orric.kafka.group-id=late");
        arguments.addAll(submittedModels());
        arguments.removeIf(option -> !option.startsWith("-D"));
        arguments.replaceAll(option -> option.replaceFirst("^-D=", "-D"));
        WorkerThread otherJob = new WorkerThread("other-job");
        try {
            String late = FLINK.jobs().submit(Project.jobJar(), arguments, Optional.empty());
            otherJob.executeEvery(Duration.ofMillis(200), () -> beat(other));
            await().atMost(RESULT_TIMEOUT).until(() -> FLINK.jobs().ended(late));
            assertThat(FLINK.jobs().state(late)).isEqualTo("FAILED");
            assertThat(FLINK.jobs().lastFailure(late))
                    .contains(
                            "consumer group 'late' is in use by job 4711: cancel that job, or set"
                                    + " orric.kafka.group-id to another name");
        } finally {
            otherJob.stop();
        }
    }

    @Test
    void aJobThatDoesNotReachItsBrokersIsCancelled() {
        List<String> options =
                terminal.options(
                        "orric.kafka.group-id=astray",
                        "orric.kafka.bootstrap-servers=localhost:1",
                        "orric.kafka.properties.default.api.timeout.ms=3000",
                        "orric.kafka.properties.request.timeout.ms=2000");
        options.addAll(submittedModels());
        refused(options, "orric: the Kafka brokers at localhost:1 do not answer here: ");
        options.add("--skip-topics");
        String refusal = refused(options, "the job fails and is cancelled: ");
        assertThat(FLINK.jobs().ended(find(SUBMITTED, refusal))).isTrue();
    }

    /** Typed into a shell, on a machine that has the files, as the README says. */
    @Test
    void theLineForFlinksOwnCommandSubmitsTheJob() throws Exception {
        List<String> options = terminal.options("orric.kafka.group-id=typed");
        options.addAll(Terminal.modelFiles(terminal.copyModels("typed")));
        options.add("--dry-run");
        String line;
        try (ChildJvm submit = terminal.orric("submit", options)) {
            assertThat(submit.await()).as(submit.tail()).isZero();
            line = submit.tail().lines().filter(l -> l.startsWith("flink run ")).findAny().get();
        }
        String answer = terminal.type(line);
        FLINK.jobs().cancel(find(Pattern.compile("JobID ([0-9a-f]{32})"), answer));
    }

    @Test
    void aDryRunTellsAllThatWouldBeRefused() {
        List<String> options =
                terminal.options(
                        "orric.kafka.group-id=orric", "orric.kafka.topics.predictions=missing");
        options.addAll(submittedModels());
        options.add("--dry-run");
        assertThat(refused(options, "orric: there is no topic 'missing'"))
                .contains("; job " + job + " of consumer group 'orric' is on the cluster and is");
    }

    @Test
    void aDryRunSaysWhatItCouldNotCheck() throws IOException {
        List<String> options =
                terminal.optionsFor(
                        URI.create("http://localhost:1"),
                        "orric.kafka.group-id=nobody",
                        "orric.kafka.bootstrap-servers=localhost:1");
        options.addAll(submittedModels());
        options.add("--dry-run");
        try (ChildJvm submit = terminal.orric("submit", options)) {
            assertThat(submit.await()).as(submit.tail()).isZero();
            assertThat(submit.tail())
                    .contains(
                            "Note: not checked: the topics, since the Kafka brokers at localhost:1")
                    .contains("Note: not checked: the cluster's jobs, since no Flink cluster")
                    .contains("Note: not checked: the cluster's task slots, since")
                    .contains("Nothing else is wrong.");
        }
    }

    /** The topics come before the cluster, which is not there. */
    @Test
    void missingTopicsAreCreated() throws Exception {
        List<String> options =
                terminal.optionsFor(
                        URI.create("http://localhost:1"), "orric.kafka.topics.decisions=made");
        options.addAll(submittedModels());
        options.add("--create-topics");
        refused(options, "orric: no Flink cluster answers at http://localhost:1");
        try (Admin admin = KAFKA.admin()) {
            assertThat(admin.listTopics().names().get())
                    .contains("frames", "capacity", "predictions", "made", "dead-letters");
        }
    }

    @Test
    void aMissingResultTopicIsOneLine() {
        List<String> options = terminal.options("orric.kafka.topics.predictions=missing");
        options.addAll(submittedModels());
        refused(options, "orric: there is no topic 'missing'");
    }

    /** The command has read and sent them when it asks for the job to be run. */
    private static void deleteOnceSubmitted(Path copies, URI request) {
        if (request.getPath().endsWith("/run")) {
            try {
                FileUtils.deleteDirectory(copies.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Runs a submission that is refused with this message, and gives all it printed. */
    private static String refused(List<String> options, String message) {
        try (ChildJvm submit = terminal.orric("submit", options)) {
            assertThat(submit.await()).as(submit.tail()).isEqualTo(1);
            assertThat(submit.tail()).contains(message);
            return submit.tail();
        }
    }

    private static String find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private static void beat(GroupLease lease) {
        try {
            lease.beat();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void feed() {
        try (ChildJvm feed =
                terminal.orric(
                        "feed",
                        List.of(
                                "--bootstrap=" + KAFKA.bootstrapServers(),
                                "--cameras=2",
                                "--count=60",
                                "--create-topic=2"))) {
            assertThat(feed.await()).as(feed.tail()).isZero();
        }
    }

    /** The models by their digest in the registry, where they are since the first submission. */
    private static List<String> submittedModels() {
        return List.of("-D=orric.models.submitted=" + models);
    }

    private static double metric(String job, String suffix) {
        return FLINK.jobs().metricSum(job, suffix);
    }
}

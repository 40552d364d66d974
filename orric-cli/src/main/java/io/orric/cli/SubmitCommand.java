// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.cluster.ClusterAccess;
import io.orric.cluster.ClusterException;
import io.orric.cluster.FlinkRest;
import io.orric.job.JobOptions;
import io.orric.job.ModelFiles;
import io.orric.job.SubmittedFiles;
import io.orric.job.VideoAnalyticsJob;
import io.orric.kafka.BrokerException;
import io.orric.kafka.KafkaSettings;
import io.orric.operator.SlotSettings;
import io.orric.options.Complaints;
import io.orric.options.OptionSet;
import io.orric.options.Secrets;
import io.orric.options.UsageException;
import io.orric.retraining.RetrainingSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code orric submit}: the job to a Flink cluster. */
@Command(
        name = "submit",
        description = {
            "Submit the job to a Flink cluster, which then reads cameras' frames from Kafka.",
            "",
            "Reads conf/orric.yaml, checks it, uploads the job and starts it over Flink's REST API."
                    + " The models' files are on this machine; they are put into the registry, which"
                    + " this machine shares with the cluster. The cluster needs the jars of"
                    + " flink-job/target/dist/lib in its lib folder: see docs/operations.md.",
            "",
            "A consumer group, orric.kafka.group-id, has one job at a time. A job that fails at its"
                    + " start, or does not start within two minutes, is cancelled.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  orric submit --cluster http://localhost:8081 \\",
            "    -D orric.kafka.bootstrap-servers=localhost:9092 \\",
            "    -D orric.registry.path=file:///var/lib/orric/registry",
            "",
            "Through a proxy that wants TLS and a token:",
            "  orric submit --cluster https://flink.example.org \\",
            "    --ca ca.pem --token-file token -D …"
        },
        exitCodeList = "0:the job is running")
final class SubmitCommand implements Callable<Integer> {

    @Mixin private final ClusterOptions cluster = new ClusterOptions();

    @Mixin private final ConfigurationOptions configuration = new ConfigurationOptions();

    @Option(
            names = "--savepoint",
            paramLabel = "PATH",
            description = "Savepoint or checkpoint that the job goes on from.")
    private String savepoint;

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            defaultValue = "${sys:orric.home:-.}/flink-job/target/dist/usrlib/orric.jar",
            description = "Jar of the job (default: the one the project builds).")
    private Path jar;

    @Option(
            names = "--force",
            description =
                    "Submit the job although one of its consumer group is on the cluster, such as"
                            + " one that reads from other brokers. Both cannot share a registry.")
    private boolean force;

    @Option(
            names = "--create-topics",
            description =
                    "Create the topics that are missing, those of frames and capacities too; frames"
                            + " stay for an hour.")
    private boolean createTopics;

    @Option(
            names = "--skip-topics",
            description =
                    "Do not look for topics: the cluster reaches the brokers, and this machine does"
                            + " not.")
    private boolean skipTopics;

    @Option(
            names = "--dry-run",
            description =
                    "Check options, models, topics and the cluster, submit nothing, and print a"
                            + " line that submits the job by Flink's own command.")
    private boolean dryRun;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Complaints complaints = new Complaints();
        Configuration config = configuration.read(complaints);
        absolute(config);
        ClusterAccess access = cluster.read(complaints, configuration::warn);
        complaints.check(() -> RegistryUpload.prepare(config));
        complaints.check(() -> UsageException.requireFile("--jar", jar));
        Map<String, String> typed = typed(config);
        try (SubmittedFiles.Copies unused = SubmittedFiles.unpack(config)) {
            checkOptions(config, complaints);
            complaints.raise();
            FlinkRest flink = new FlinkRest(access);
            SubmissionCheck check = new SubmissionCheck(config, flink);
            if (dryRun) {
                report(check, config, typed);
            } else {
                submit(config, check, flink);
            }
        }
        return 0;
    }

    /** Finds on this machine all that the cluster would refuse of options and files. */
    private static void checkOptions(Configuration config, Complaints complaints)
            throws IOException {
        JobOptions.all().requireReadable(config, JobOptions.REGISTRY_PATH, complaints);
        SubmittedFiles.check(config, complaints);
        complaints.check(() -> KafkaSettings.read(config, true));
        complaints.check(() -> SlotSettings.read(config, SlotSettings.Source.CAMERAS));
        complaints.check(() -> RetrainingSettings.method(config));
        complaints.check(() -> VideoAnalyticsJob.settings(config));
    }

    private void submit(Configuration config, SubmissionCheck check, FlinkRest flink)
            throws IOException, InterruptedException {
        if (!skipTopics) {
            provideTopics(check);
        }
        if (!force) {
            refuse(check.otherJob());
        }
        ModelFiles.check(VideoAnalyticsJob.settings(config));
        String models = RegistryUpload.install(config);
        out().printf("The models are in the registry: %s=%s%n", JobOptions.SUBMITTED, models);
        String job = start(flink, config);
        out().printf("Job %s is submitted: %s%n", job, flink.webUi(job));
        new SubmittedJob(flink, job, SubmittedJob.START_TIMEOUT).awaitRunning();
        out().println("It is running.");
    }

    private void provideTopics(SubmissionCheck check) throws IOException, InterruptedException {
        try {
            if (createTopics) {
                List<String> created = check.topics().create();
                if (!created.isEmpty()) {
                    out().println("Topics are created: " + String.join(", ", created));
                }
            } else {
                refuse(check.missingTopics());
            }
        } catch (BrokerException e) {
            throw new BrokerException(
                    e.getMessage()
                            + "; if the cluster reaches them and this machine does not, give"
                            + " --skip-topics",
                    e);
        }
    }

    private static void refuse(Optional<String> wrong) throws ClusterException {
        if (wrong.isPresent()) {
            throw new ClusterException(wrong.get());
        }
    }

    private void report(SubmissionCheck check, Configuration config, Map<String, String> typed)
            throws IOException, InterruptedException {
        ModelFiles.check(VideoAnalyticsJob.settings(config));
        DryRun looks = new DryRun(check);
        if (!skipTopics) {
            looks.lookForTopics(createTopics);
        }
        if (!force) {
            looks.lookForJobs();
        }
        looks.lookForSlots();
        List<String> notes = looks.notes();
        notes.forEach(note -> out().println("Note: " + note));
        out().printf(
                        "Nothing %sis wrong. With a Flink distribution, this submits the job:%n%s%n",
                        notes.isEmpty() ? "" : "else ", flinkRun(typed));
    }

    /** Uploads the job and runs it; what was uploaded does not stay. */
    private String start(FlinkRest flink, Configuration config) throws IOException {
        String uploaded = flink.upload(jar);
        try {
            return flink.run(uploaded, arguments(config), Optional.ofNullable(savepoint));
        } finally {
            try {
                flink.delete(uploaded);
            } catch (IOException e) {
                // The job may run, or it failed for a reason of its own: that is what counts.
                out().println("The upload stays on the cluster: " + e.getMessage());
            }
        }
    }

    /** The files' paths mean the same from any folder. */
    private static void absolute(Configuration config) {
        SubmittedFiles.options()
                .forEach(
                        option ->
                                option.find(config)
                                        .filter(path -> !path.contains(":"))
                                        .map(path -> Path.of(path).toAbsolutePath().normalize())
                                        .ifPresent(path -> option.set(config, path.toString())));
    }

    /** What would be typed to set the same options: those of the command line, and all paths. */
    private Map<String, String> typed(Configuration config) {
        Map<String, String> options = new TreeMap<>(configuration.given());
        SubmittedFiles.options()
                .forEach(
                        option ->
                                option.find(config)
                                        .ifPresent(path -> options.put(option.key(), path)));
        return options;
    }

    private String flinkRun(Map<String, String> options) {
        return FlinkRunLine.of(
                cluster.address(),
                Optional.ofNullable(savepoint),
                jar,
                configuration.file(),
                options);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** All options but Flink's secrets, which no job needs: they are this machine's. */
    private static List<String> arguments(Configuration config) {
        return config.toMap().entrySet().stream()
                .filter(
                        option ->
                                OptionSet.isOwn(option.getKey())
                                        || !Secrets.isSecret(option.getKey()))
                .flatMap(option -> Stream.of("-D", option.getKey() + "=" + option.getValue()))
                .toList();
    }
}

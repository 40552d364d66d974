// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.cluster.ClusterException;
import io.orric.cluster.FlinkRest;
import io.orric.job.JobOptions;
import io.orric.job.ModelFiles;
import io.orric.job.VideoAnalyticsJob;
import io.orric.kafka.BrokerException;
import io.orric.kafka.KafkaConnection;
import io.orric.kafka.KafkaOptions;
import io.orric.kafka.KafkaSettings;
import io.orric.kafka.ResultTopics;
import io.orric.operator.OperatorOptions;
import io.orric.options.OrricOption;
import io.orric.options.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
                    + " The models' files must be where the job manager finds them under the same"
                    + " path; they are copied into the registry. The cluster needs the jars of"
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
            "    -D orric.registry.path=file:///var/lib/orric/registry"
        },
        exitCodeList = "0:the job is running")
final class SubmitCommand implements Callable<Integer> {

    /** Options that name files which the cluster must find under the same path. */
    private static final List<OrricOption<String>> FILES =
            List.of(
                    OperatorOptions.PROFILE,
                    JobOptions.STUDENT,
                    JobOptions.TEACHER,
                    JobOptions.CLASSES);

    @Option(
            names = "--cluster",
            paramLabel = "URL",
            defaultValue = "http://localhost:8081",
            description = "Address of the cluster's web UI (default: ${DEFAULT-VALUE}).")
    private URI cluster;

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

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Configuration config = configuration.read();
        absolute(config);
        check(config, out);
        if (!Files.isRegularFile(jar)) {
            throw new UsageException("--jar", jar, "which is not a file");
        }
        FlinkRest flink = new FlinkRest(cluster);
        if (!force) {
            requireFreeGroup(flink, KafkaOptions.GROUP.read(config));
        }
        String job = start(flink, config, out);
        out.printf("Job %s is submitted: %s%n", job, flink.webUi(job));
        new SubmittedJob(flink, job, SubmittedJob.START_TIMEOUT).awaitRunning();
        out.println("It is running.");
        return 0;
    }

    /** Finds on this machine, as far as it can, what the cluster would refuse. */
    private static void check(Configuration config, PrintWriter out)
            throws IOException, InterruptedException {
        JobOptions.all().requireReadable(config, JobOptions.REGISTRY_PATH);
        KafkaConnection kafka = KafkaSettings.read(config, true).connection();
        Optional<String> elsewhere =
                FILES.stream()
                        .flatMap(option -> option.find(config).stream())
                        .filter(file -> !Files.isRegularFile(Path.of(file)))
                        .findFirst();
        if (elsewhere.isPresent()) {
            unchecked(elsewhere.get() + " is not a file on this machine", out);
        } else {
            ModelFiles.check(VideoAnalyticsJob.settings(config));
        }
        List<String> missing;
        try {
            missing = ResultTopics.missing(kafka);
        } catch (IOException e) {
            unchecked(e.getMessage(), out);
            return;
        }
        if (!missing.isEmpty()) {
            throw new BrokerException(
                    String.format(
                            "there is no topic '%s' at %s, create it: kafka-topics.sh --create"
                                    + " --bootstrap-server %s --topic %s",
                            String.join("', '", missing),
                            kafka.bootstrapServers(),
                            kafka.bootstrapServers(),
                            missing.get(0)));
        }
    }

    /** Two jobs of a consumer group would each read all frames, also under different registries. */
    private static void requireFreeGroup(FlinkRest flink, String group) throws IOException {
        Optional<FlinkRest.Job> other =
                flink.jobs().stream()
                        .filter(job -> job.name().endsWith(VideoAnalyticsJob.nameSuffix(group)))
                        .filter(job -> !job.hasEnded())
                        .findFirst();
        if (other.isPresent()) {
            throw new ClusterException(
                    String.format(
                            "job %s of consumer group '%s' is on the cluster and is %s: cancel it,"
                                    + " set %s to another name, or give --force",
                            other.get().id(), group, other.get().state(), KafkaOptions.GROUP));
        }
    }

    private static void unchecked(String why, PrintWriter out) {
        out.println("Not checked here, the cluster will: " + why);
    }

    /** Uploads the job and runs it; what was uploaded does not stay. */
    private String start(FlinkRest flink, Configuration config, PrintWriter out)
            throws IOException {
        String uploaded = flink.upload(jar);
        try {
            return flink.run(uploaded, arguments(config), Optional.ofNullable(savepoint));
        } finally {
            try {
                flink.delete(uploaded);
            } catch (IOException e) {
                // The job may run, or it failed for a reason of its own: that is what counts.
                out.println("The upload stays on the cluster: " + e.getMessage());
            }
        }
    }

    /** Local paths mean the same on the cluster as here. */
    private static void absolute(Configuration config) {
        Stream<OrricOption<String>> paths =
                Stream.concat(FILES.stream(), Stream.of(JobOptions.REGISTRY_PATH));
        for (OrricOption<String> option : paths.toList()) {
            option.find(config)
                    .filter(path -> !path.contains(":"))
                    .ifPresent(
                            path ->
                                    option.set(
                                            config,
                                            Path.of(path).toAbsolutePath().normalize().toString()));
        }
    }

    private static List<String> arguments(Configuration config) {
        return config.toMap().entrySet().stream()
                .flatMap(option -> Stream.of("-D", option.getKey() + "=" + option.getValue()))
                .toList();
    }
}

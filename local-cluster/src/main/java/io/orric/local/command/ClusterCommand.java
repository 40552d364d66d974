// SPDX-License-Identifier: Apache-2.0
package io.orric.local.command;

import io.orric.cli.InterruptibleRun;
import io.orric.cli.Subcommand;
import io.orric.local.Checkout;
import io.orric.local.LocalFlink;
import io.orric.local.LocalKafka;
import io.orric.local.Ports;
import io.orric.options.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code orric cluster}: a Kafka broker and a Flink cluster on this machine. */
@Command(
        name = "cluster",
        description = {
            "Start a Kafka broker and a Flink cluster on this machine, to try the job on.",
            "",
            "Both are what Maven Central has of Kafka and Flink, with the project's configuration,"
                    + " as processes that end with this command: by Ctrl-C, or when one of them"
                    + " fails. Nobody reaches them from another machine. Takes 6 GB of memory and"
                    + " needs a checkout of the project.",
            "",
            "Writes FOLDER/orric.yaml, unless it is there: options of the job on this cluster, for"
                    + " 'orric submit --conf', with the roadside models; name your own in it. At"
                    + " its next start topics, checkpoints and logs are new; FOLDER/registry, with"
                    + " the students, stays.",
            ""
        },
        footer = {
            "",
            "Example, each line in a terminal of its own:",
            "  orric cluster",
            "  orric submit --conf orric-cluster/orric.yaml --create-topics",
            "  orric feed --source rtsp://192.168.1.20/stream1 --camera gate",
            "  orric watch"
        })
public final class ClusterCommand implements Callable<Integer>, Subcommand {

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = "orric-cluster",
            description = "Folder of all files (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Port of the broker (default: ${DEFAULT-VALUE}).")
    private int kafkaPort;

    @Option(
            names = "--flink-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Port of Flink's web UI (default: ${DEFAULT-VALUE}).")
    private int flinkPort;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        requireFree("--kafka-port", kafkaPort);
        requireFree("--flink-port", flinkPort);
        return InterruptibleRun.execute(() -> run(checkout()));
    }

    private static void requireFree(String option, int port) {
        if (port < 1 || port > 65_535) {
            throw new UsageException(option, port, "must be from 1 to 65535");
        }
        if (!Ports.isFree(port)) {
            throw new UsageException(
                    option,
                    port,
                    "and something listens there already: end it, such as 'orric demo', another"
                            + " cluster or containers, or give another port");
        }
    }

    private static Checkout checkout() {
        try {
            Checkout checkout = Checkout.find();
            checkout.jobJar();
            checkout.brokerClassPath();
            return checkout;
        } catch (IllegalStateException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private void run(Checkout checkout) throws IOException, InterruptedException {
        Path files = folder.toAbsolutePath().normalize();
        try (LocalKafka kafka = new LocalKafka(checkout, files.resolve("kafka"));
                LocalFlink flink = flink(checkout, files)) {
            say("Starting Kafka and Flink …");
            kafka.create(kafkaPort);
            flink.create(flinkPort);
            JobFile job = new JobFile(files.resolve("orric.yaml"));
            boolean written = job.write(kafka.bootstrapServers(), files, checkout.root());
            say("Kafka:   " + kafka.bootstrapServers());
            say("Flink:   " + flink.restUrl());
            say("Metrics: http://localhost:9249/metrics and the ports after it");
            say("Files:   " + files);
            say(
                    String.format(
                            "The job, whose options %s in %s, in another terminal:",
                            written ? "are" : "were there before", job.path()));
            say("  ./orric submit " + submission(flink, job));
            say("Ctrl-C ends everything.");
            while (!Thread.interrupted()) {
                kafka.requireAlive();
                flink.requireAlive();
                Thread.sleep(CHECK_INTERVAL.toMillis());
            }
        }
    }

    private static LocalFlink flink(Checkout checkout, Path files) {
        return new LocalFlink(checkout, files.resolve("flink"), 1)
                .configuredBy(checkout.root().resolve("conf"));
    }

    private String submission(LocalFlink flink, JobFile job) {
        String cluster = flinkPort == 8081 ? "" : "--cluster " + flink.restUrl() + " ";
        return cluster + "--conf " + job.path() + " --create-topics";
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;

/**
 * A real Kafka broker, one process that is its own controller. It may be stopped and started again.
 */
public class LocalKafka implements AutoCloseable {

    /** Largest record that it takes: room for the largest frames that the job takes. */
    public static final int MESSAGE_BYTES = 32 << 20;

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final Checkout checkout;
    private final Path folder;
    private ChildJvm process;
    private int port;

    /**
     * Not started yet.
     *
     * @param checkout that its class path is from
     * @param folder of its files, emptied at the start
     */
    public LocalKafka(Checkout checkout, Path folder) {
        this.checkout = checkout;
        this.folder = folder;
    }

    /** Formats a new, empty broker and starts it on a free port. */
    public void create() {
        Ports.start(2, ports -> startOn(ports.get(0), ports.get(1)), this::close);
    }

    /**
     * Formats a new, empty broker and starts it.
     *
     * @param wanted port for clients
     */
    public void create(int wanted) {
        Ports.start(1, ports -> startOn(wanted, ports.get(0)), this::close);
    }

    private void startOn(int wanted, int controllerPort) {
        port = wanted;
        Folders.delete(folder);
        format(controllerPort);
        start();
    }

    /** Starts it, again with its ports and data if it ran before, and waits until it answers. */
    public void start() {
        process =
                jvm("broker", "kafka.Kafka")
                        .jvm(List.of("-Xms128m", "-Xmx384m", "-XX:TieredStopAtLevel=1"))
                        .arguments(List.of(properties().toString()))
                        .startIn(folder);
        try (Admin admin = admin()) {
            Waiting.until(
                    START_TIMEOUT,
                    "the broker to answer",
                    () -> {
                        process.requireAlive();
                        return answers(admin);
                    });
        }
    }

    /**
     * Fails if its process ended.
     *
     * @throws IllegalStateException with its exit status and the end of its log
     */
    public void requireAlive() {
        process.requireAlive();
    }

    /** Kills it with SIGKILL. Clients of it wait or fail, as they would with a lost machine. */
    public void stop() {
        process.kill();
    }

    /** Address for clients. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    public long pid() {
        return process.pid();
    }

    /** Makes an empty topic that takes records of any time, also far in the future. */
    public void createTopic(String name, int partitions) {
        NewTopic topic = new NewTopic(name, partitions, (short) 1);
        try (Admin admin = admin()) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot make topic " + name, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** A client that administrates it; the caller closes it. */
    public Admin admin() {
        return Admin.create(
                Map.of(
                        "bootstrap.servers", bootstrapServers(),
                        "reconnect.backoff.max.ms", 500,
                        "request.timeout.ms", 5000,
                        "default.api.timeout.ms", 30_000));
    }

    @Override
    public void close() {
        if (process != null) {
            // Its shutdown in order serves other brokers; there are none.
            process.kill();
        }
    }

    private static boolean answers(Admin admin) {
        try {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted", e);
    }

    private Path properties() {
        return folder.resolve("server.properties");
    }

    private void format(int controllerPort) {
        String properties =
                """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@localhost:%2$d
                log.dirs=%3$s
                auto.create.topics.enable=false
                message.max.bytes=%4$d
                log.message.timestamp.after.max.ms=9223372036854775807
                offsets.topic.num.partitions=1
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                group.initial.rebalance.delay.ms=0
                """
                        .formatted(port, controllerPort, folder.resolve("data"), MESSAGE_BYTES);
        try {
            Files.createDirectories(folder);
            Files.writeString(properties(), properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> arguments =
                List.of(
                        "format",
                        "-t",
                        Uuid.randomUuid().toString(),
                        "-c",
                        properties().toString());
        try (ChildJvm format =
                jvm("format", "kafka.tools.StorageTool")
                        .jvm(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"))
                        .arguments(arguments)
                        .startIn(folder)) {
            if (format.await() != 0) {
                throw new IllegalStateException("Cannot format the broker:\n" + format.tail());
            }
        }
    }

    private ChildJvm.Launch jvm(String name, String mainClass) {
        return ChildJvm.launch(name, mainClass)
                .classPath(checkout.brokerClassPath())
                .jvm(List.of("-XX:+UseSerialGC", ChildJvm.LOG_TO_OUTPUT));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import io.orric.local.LocalFlink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Flink cluster with the project's configuration, but small and soon to notice failures, and, if
 * asked for, a ZooKeeper that remembers its jobs. As a static JUnit extension it runs from before
 * the first test of a class to after its last; processes of it may be killed and started between.
 */
public final class FlinkCluster extends LocalFlink implements BeforeAllCallback, AfterAllCallback {

    /** Shared by all clusters, so that PyTorch's libraries are unpacked once. */
    private static final Path NATIVES = Project.workFolder("djl");

    private final String name;
    private ZooKeeper zooKeeper;

    /**
     * Not started yet.
     *
     * @param name of its folder below the module's target
     * @param taskManagers started with the cluster
     * @param slots of every TaskManager
     */
    public FlinkCluster(String name, int taskManagers, int slots) {
        super(Project.CHECKOUT, Project.workFolder(name), taskManagers);
        this.name = name;
        configuredBy(Project.root().resolve("conf"));
        withVariable("DJL_CACHE_DIR", NATIVES.toString());
        memory(slots).forEach(this::with);
        failures().forEach(this::with);
    }

    /**
     * Has a ZooKeeper remember jobs and checkpoints, so that a new JobManager goes on with them.
     */
    public FlinkCluster highlyAvailable() {
        zooKeeper = new ZooKeeper(Project.workFolder(name + "-zookeeper"));
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        create();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void create() {
        try {
            Files.createDirectories(NATIVES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (zooKeeper != null) {
            zooKeeper.create();
            with("high-availability.type", "zookeeper");
            with("high-availability.zookeeper.quorum", zooKeeper.address());
            with("high-availability.zookeeper.client.session-timeout", "4 s");
            with("high-availability.storageDir", folder().resolve("ha").toUri().toString());
        }
        super.create();
    }

    @Override
    public void close() {
        super.close();
        if (zooKeeper != null) {
            zooKeeper.close();
        }
    }

    /** Memory that a process has in RAM, in bytes, as Linux counts it. */
    public static long residentMemory(long pid) {
        try {
            String line =
                    Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                            .filter(each -> each.startsWith("VmRSS:"))
                            .findFirst()
                            .orElseThrow();
            return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processes that fit beside those of other tests, with what they compute left as it is. */
    private static Map<String, String> memory(int slots) {
        return Map.ofEntries(
                // Processes of tests end before the second compiler's work pays.
                Map.entry("env.java.default-opts.all", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"),
                // A heap of 448 MiB.
                Map.entry("jobmanager.memory.process.size", "1536 mb"),
                Map.entry("taskmanager.numberOfTaskSlots", "" + slots),
                Map.entry("taskmanager.cpu.cores", "" + slots),
                // A heap of 384 MiB, resident from the start: what grows is native.
                Map.entry("taskmanager.memory.process.size", "1792 mb"),
                Map.entry("taskmanager.memory.framework.heap.size", "128 mb"),
                Map.entry("taskmanager.memory.framework.off-heap.size", "128 mb"),
                Map.entry("taskmanager.memory.task.off-heap.size", "768 mb"),
                Map.entry("taskmanager.memory.network.min", "64 mb"),
                Map.entry("taskmanager.memory.network.max", "64 mb"),
                Map.entry("taskmanager.memory.jvm-metaspace.size", "256 mb"),
                Map.entry("taskmanager.memory.jvm-overhead.min", "192 mb"),
                Map.entry("taskmanager.memory.jvm-overhead.max", "192 mb"));
    }

    /** Failures are noticed within seconds, and a job that fails often is started again at once. */
    private static Map<String, String> failures() {
        return Map.of(
                "heartbeat.interval",
                "1 s",
                "heartbeat.timeout",
                "6 s",
                "restart-strategy.exponential-delay.initial-backoff",
                "500 ms",
                "restart-strategy.exponential-delay.max-backoff",
                "1 s",
                "metrics.fetcher.update-interval",
                "500 ms");
    }
}

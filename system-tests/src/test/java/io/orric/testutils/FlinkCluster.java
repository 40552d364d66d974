// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Flink cluster in the layout of the product's assembly: a JobManager and any number of
 * TaskManagers, each a process, and, if asked for, a ZooKeeper that remembers their jobs. As a
 * static JUnit extension it runs from before the first test of a class to after its last; processes
 * of it may be killed and started between.
 */
public final class FlinkCluster implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    /** Shared by all clusters, so that PyTorch's libraries are unpacked once. */
    private static final Path NATIVES = Project.workFolder("djl");

    private final Path folder;
    private final int slots;
    private final int initialTaskManagers;
    private final Map<String, String> options = new LinkedHashMap<>();

    /** Those that were not killed, by their resource ids. */
    private final Map<String, ChildJvm> taskManagers = new LinkedHashMap<>();

    private boolean highlyAvailable;
    private ChildJvm zooKeeper;
    private ChildJvm jobManager;
    private int taskManagersStarted;
    private int restPort;
    private FlinkJobs jobs;

    /**
     * Not started yet.
     *
     * @param name of its folder below the module's target
     * @param taskManagers started with the cluster
     * @param slots of every TaskManager
     */
    public FlinkCluster(String name, int taskManagers, int slots) {
        this.folder = Project.workFolder(name);
        this.initialTaskManagers = taskManagers;
        this.slots = slots;
    }

    /** Sets an option of Flink; before the start. */
    public FlinkCluster with(String key, String value) {
        options.put(key, value);
        return this;
    }

    /**
     * Has a ZooKeeper remember jobs and checkpoints, so that a new JobManager goes on with them.
     */
    public FlinkCluster highlyAvailable() {
        highlyAvailable = true;
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

    /** Starts everything and waits until it is up. */
    public void create() {
        Ports.start(3, this::startOn, this::close);
    }

    private void startOn(List<Integer> ports) {
        restPort = ports.get(0);
        jobs = new FlinkJobs(restUrl());
        Folders.delete(folder);
        configure(ports.get(1), ports.get(2));
        if (highlyAvailable) {
            startZooKeeper(ports.get(2));
        }
        startJobManager();
        for (int i = 0; i < initialTaskManagers; i++) {
            addTaskManager();
        }
        awaitTaskManagers();
    }

    /** Jobs, as the JobManager knows them. */
    public FlinkJobs jobs() {
        return jobs;
    }

    /** Address of the JobManager and of the web UI. */
    public URI restUrl() {
        return URI.create("http://localhost:" + restPort);
    }

    /** Folder of checkpoints, which has one for each job. */
    public Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    /** A folder of the cluster's own, for what a test keeps with it. */
    public Path folder() {
        return folder;
    }

    /** Starts the JobManager and waits until it answers; TaskManagers find it by themselves. */
    public void startJobManager() {
        jobManager =
                flink("jobmanager", "runtime.entrypoint.StandaloneSessionClusterEntrypoint")
                        .jvm(List.of("-Xmx448m", "-XX:TieredStopAtLevel=1"))
                        .startIn(folder);
        await().atMost(START_TIMEOUT)
                .until(
                        () -> {
                            jobManager.requireAlive();
                            return jobs.answers();
                        });
    }

    /** Kills the JobManager with SIGKILL. */
    public void killJobManager() {
        jobManager.kill();
    }

    /** Starts one more TaskManager; the JobManager counts it once it is up. */
    public void addTaskManager() {
        String name = "taskmanager-" + ++taskManagersStarted;
        taskManagers.put(
                name,
                flink(name, "runtime.taskexecutor.TaskManagerRunner")
                        // All of the heap is resident from the start: what grows is native.
                        .jvm(List.of("-Xms384m", "-Xmx384m", "-XX:+AlwaysPreTouch"))
                        .jvm(List.of("-XX:MaxDirectMemorySize=960m"))
                        .jvm(List.of("-XX:MaxMetaspaceSize=256m"))
                        .arguments(List.of("-Dtaskmanager.resource-id=" + name))
                        .startIn(folder));
    }

    /** Kills a TaskManager with SIGKILL; the JobManager has yet to notice. */
    public void killTaskManager(String name) {
        taskManagers.remove(name).kill();
    }

    /** Kills the JobManager last and the TaskManagers first, all with SIGKILL. */
    @Override
    public void close() {
        taskManagers.values().forEach(ChildJvm::kill);
        taskManagers.clear();
        if (jobManager != null) {
            jobManager.kill();
        }
        if (zooKeeper != null) {
            zooKeeper.kill();
        }
    }

    public long jobManagerPid() {
        return jobManager.pid();
    }

    /** Resource ids of the TaskManagers that were not killed, in the order of their start. */
    public List<String> taskManagers() {
        return List.copyOf(taskManagers.keySet());
    }

    /** Process id of a TaskManager. */
    public long taskManagerPid(String name) {
        return taskManagers.get(name).pid();
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

    /** Waits until the JobManager counts the TaskManagers that were not killed, and no others. */
    public void awaitTaskManagers() {
        await().atMost(START_TIMEOUT)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(
                        () -> {
                            taskManagers.values().forEach(ChildJvm::requireAlive);
                            return jobs.taskManagers().equals(taskManagers.keySet());
                        });
    }

    private void startZooKeeper(int port) {
        zooKeeper =
                ChildJvm.launch(
                                "zookeeper",
                                "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server"
                                        + ".ZooKeeperServerMain")
                        .classPath(Project.flinkClassPath())
                        // Kafka brings the compression that ZooKeeper writes its files with.
                        .classPath(Project.testClassPath())
                        .jvm(List.of("-Xmx96m", "-XX:TieredStopAtLevel=1"))
                        .jvm(List.of("-Dzookeeper.admin.enableServer=false"))
                        .jvm(List.of(Project.loggingOption()))
                        .arguments(List.of("" + port, folder.resolve("zookeeper").toString()))
                        .startIn(folder);
    }

    private ChildJvm.Launch flink(String name, String mainClass) {
        return ChildJvm.launch(name, "org.apache.flink." + mainClass)
                .classPath(Project.flinkClassPath())
                .jvm(List.of(System.getProperty("flink.jvm.opens").split(" ")))
                .jvm(List.of(Project.loggingOption()))
                .jvm(List.of("-Dlog.file=" + folder.resolve(name + ".log")))
                .jvm(List.of("-Dai.djl.offline=true"))
                .environment(Map.of("OPT_OUT_TRACKING", "true"))
                .environment(Map.of("DJL_CACHE_DIR", NATIVES.toString()))
                .arguments(List.of("--configDir", folder.resolve("conf").toString()));
    }

    /** Settings that DJL needs of every cluster, then those of this machine and of tests. */
    private void configure(int rpcPort, int zooKeeperPort) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("classloader.parent-first-patterns.additional", "ai.djl.");
        all.put("jobmanager.rpc.address", "localhost");
        all.put("jobmanager.rpc.port", "" + rpcPort);
        all.put("jobmanager.bind-host", "localhost");
        all.put("rest.address", "localhost");
        all.put("rest.bind-address", "localhost");
        all.put("rest.port", "" + restPort);
        all.put("rest.bind-port", "" + restPort);
        all.put("taskmanager.host", "localhost");
        all.put("taskmanager.bind-host", "localhost");
        all.put("web.upload.dir", folder.resolve("web").toString());
        all.put("io.tmp.dirs", folder.resolve("tmp").toString());
        all.put("env.log.dir", folder.toString());
        memory(all);
        // Failures are noticed within seconds, and a job is started again at once.
        all.put("heartbeat.interval", "1 s");
        all.put("heartbeat.timeout", "6 s");
        all.put("restart-strategy.type", "fixed-delay");
        all.put("restart-strategy.fixed-delay.attempts", "1000");
        all.put("restart-strategy.fixed-delay.delay", "500 ms");
        all.put("execution.checkpointing.dir", checkpoints().toUri().toString());
        all.put(
                "execution.checkpointing.externalized-checkpoint-retention",
                "RETAIN_ON_CANCELLATION");
        all.put("metrics.fetcher.update-interval", "500 ms");
        if (highlyAvailable) {
            all.put("high-availability.type", "zookeeper");
            all.put("high-availability.zookeeper.quorum", "localhost:" + zooKeeperPort);
            all.put("high-availability.zookeeper.client.session-timeout", "4 s");
            all.put("high-availability.storageDir", folder.resolve("ha").toUri().toString());
        }
        all.putAll(options);
        write(all);
    }

    /** Settings that Flink's start scripts would derive for a process. */
    private void memory(Map<String, String> all) {
        all.put("taskmanager.numberOfTaskSlots", "" + slots);
        all.put("taskmanager.cpu.cores", "" + slots);
        all.put("taskmanager.memory.framework.heap.size", "128 mb");
        all.put("taskmanager.memory.task.heap.size", "256 mb");
        all.put("taskmanager.memory.framework.off-heap.size", "128 mb");
        all.put("taskmanager.memory.task.off-heap.size", "768 mb");
        all.put("taskmanager.memory.network.min", "64 mb");
        all.put("taskmanager.memory.network.max", "64 mb");
        all.put("taskmanager.memory.managed.size", "0 mb");
        all.put("taskmanager.memory.jvm-metaspace.size", "256 mb");
        all.put("taskmanager.memory.jvm-overhead.min", "192 mb");
        all.put("taskmanager.memory.jvm-overhead.max", "192 mb");
    }

    private void write(Map<String, String> configuration) {
        Path conf = folder.resolve("conf");
        StringBuilder yaml = new StringBuilder();
        configuration.forEach((key, value) -> yaml.append("%s: '%s'%n".formatted(key, value)));
        try {
            Files.createDirectories(conf);
            Files.createDirectories(folder.resolve("tmp"));
            Files.createDirectories(NATIVES);
            Files.writeString(conf.resolve("config.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

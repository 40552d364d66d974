// SPDX-License-Identifier: Apache-2.0
package io.orric.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;

/**
 * A real Flink cluster in the layout of the product's assembly: a JobManager and any number of
 * TaskManagers, each a process, with the memory and JVM options that Flink's scripts derive from
 * the configuration. Processes of it may be killed and started while it runs.
 */
public class LocalFlink implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final Checkout checkout;
    private final Path folder;
    private final int initialTaskManagers;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    /** Those that were not killed, by their resource ids. */
    private final Map<String, ChildJvm> taskManagers = new LinkedHashMap<>();

    private Configuration configuration;
    private ChildJvm jobManager;
    private int taskManagersStarted;
    private int restPort;
    private FlinkJobs jobs;

    /**
     * Not started yet.
     *
     * @param checkout whose assembly it runs
     * @param folder of its files, emptied at the start
     * @param taskManagers started with the cluster
     */
    public LocalFlink(Checkout checkout, Path folder, int taskManagers) {
        this.checkout = checkout;
        this.folder = folder;
        this.initialTaskManagers = taskManagers;
        environment.put("OPT_OUT_TRACKING", "true");
    }

    /**
     * Takes all options of a {@code config.yaml}; addresses, ports and folders that the cluster has
     * to choose for itself, it replaces.
     *
     * @param conf folder of the file
     */
    public LocalFlink configuredBy(Path conf) {
        options.putAll(GlobalConfiguration.loadConfiguration(conf.toString()).toMap());
        return this;
    }

    /** Sets an option of Flink; before the start. */
    public LocalFlink with(String key, String value) {
        options.put(key, value);
        return this;
    }

    /** Sets a variable in the environment of the processes; before the start. */
    public LocalFlink withVariable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts everything, the web UI on a free port, and waits until it is up. */
    public void create() {
        Ports.start(2, ports -> startOn(ports.get(0), ports.get(1)), this::close);
    }

    /**
     * Starts everything and waits until it is up.
     *
     * @param wanted port of the web UI
     */
    public void create(int wanted) {
        Ports.start(1, ports -> startOn(wanted, ports.get(0)), this::close);
    }

    private void startOn(int wanted, int rpcPort) {
        restPort = wanted;
        jobs = new FlinkJobs(restUrl());
        Folders.delete(folder);
        configure(rpcPort);
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

    /** The cluster's own folder, for what is kept with it. */
    public Path folder() {
        return folder;
    }

    /** Starts the JobManager and waits until it answers; TaskManagers find it by themselves. */
    public void startJobManager() {
        jobManager =
                flink(
                                "jobmanager",
                                "runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                                FlinkProcesses.jobManager(configuration))
                        .startIn(folder);
        Waiting.until(
                START_TIMEOUT,
                "the JobManager to answer",
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
                flink(
                                name,
                                "runtime.taskexecutor.TaskManagerRunner",
                                FlinkProcesses.taskManager(configuration))
                        .arguments(List.of("-Dtaskmanager.resource-id=" + name))
                        .startIn(folder));
    }

    /** Kills a TaskManager with SIGKILL; the JobManager has yet to notice. */
    public void killTaskManager(String name) {
        taskManagers.remove(name).kill();
    }

    /** Has a TaskManager leave the cluster in order. */
    public void stopTaskManager(String name) {
        taskManagers.remove(name).close();
    }

    /** Kills the JobManager last and the TaskManagers first, all with SIGKILL. */
    @Override
    public void close() {
        taskManagers.values().forEach(ChildJvm::kill);
        taskManagers.clear();
        if (jobManager != null) {
            jobManager.kill();
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

    /**
     * Waits until the JobManager counts the TaskManagers that were not killed, and no others.
     *
     * @throws IllegalStateException with the end of its log, if one of them ended
     */
    public void awaitTaskManagers() {
        Waiting.until(
                START_TIMEOUT,
                "TaskManagers to register",
                () -> {
                    taskManagers.values().forEach(ChildJvm::requireAlive);
                    return registered();
                });
    }

    /**
     * Fails if the JobManager ended, or a TaskManager that was not killed.
     *
     * @throws IllegalStateException with the exit status and the end of the log
     */
    public void requireAlive() {
        jobManager.requireAlive();
        taskManagers.values().forEach(ChildJvm::requireAlive);
    }

    private boolean registered() {
        try {
            return jobs.taskManagers().equals(taskManagers.keySet());
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private ChildJvm.Launch flink(
            String name, String mainClass, FlinkProcesses.CommandLine commandLine) {
        return ChildJvm.launch(name, "org.apache.flink." + mainClass)
                .classPath(checkout.flinkClassPath())
                .jvm(commandLine.jvm())
                .jvm(
                        List.of(
                                "-Dlog4j2.configurationFile=" + checkout.clusterLogging(),
                                "-Dlog.file=" + folder.resolve(name + ".file.log")))
                .environment(environment)
                .arguments(List.of("--configDir", folder.resolve("conf").toString()))
                .arguments(commandLine.arguments());
    }

    /** Options as they were given, with places and addresses of this cluster's own. */
    private void configure(int rpcPort) {
        Map<String, String> all = new LinkedHashMap<>(options);
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
        all.put("execution.checkpointing.dir", checkpoints().toUri().toString());
        all.put(
                "execution.checkpointing.savepoint-dir",
                folder.resolve("savepoints").toUri().toString());
        configuration = Configuration.fromMap(all);
        write(all);
    }

    private void write(Map<String, String> all) {
        Path conf = folder.resolve("conf");
        StringBuilder yaml = new StringBuilder();
        all.forEach(
                (key, value) ->
                        yaml.append(key)
                                .append(": '")
                                .append(value.replace("'", "''"))
                                .append("'\n"));
        try {
            Files.createDirectories(conf);
            Files.createDirectories(folder.resolve("tmp"));
            Files.writeString(conf.resolve("config.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

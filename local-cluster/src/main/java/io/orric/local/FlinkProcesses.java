// SPDX-License-Identifier: Apache-2.0
package io.orric.local;

import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * Derives from a configuration how Flink's own start scripts would start a process: the sizes of
 * its memory, and the options {@code env.java.default-opts.*} and {@code env.java.opts.*}.
 */
final class FlinkProcesses {

    /**
     * Command line of a process.
     *
     * @param jvm options of the JVM
     * @param arguments of the main class
     */
    record CommandLine(List<String> jvm, List<String> arguments) {}

    private FlinkProcesses() {}

    /** Command line of a JobManager. */
    static CommandLine jobManager(Configuration config) {
        JobManagerProcessSpec memory = JobManagerProcessUtils.processSpecFromConfig(config);
        return new CommandLine(
                jvm(
                        JobManagerProcessUtils.generateJvmParametersStr(memory, config),
                        config,
                        CoreOptions.FLINK_DEFAULT_JM_JVM_OPTIONS,
                        CoreOptions.FLINK_JM_JVM_OPTIONS),
                words(JobManagerProcessUtils.generateDynamicConfigsStr(memory)));
    }

    /** Command line of a TaskManager. */
    static CommandLine taskManager(Configuration config) {
        TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(config);
        return new CommandLine(
                jvm(
                        ProcessMemoryUtils.generateJvmParametersStr(memory),
                        config,
                        CoreOptions.FLINK_DEFAULT_TM_JVM_OPTIONS,
                        CoreOptions.FLINK_TM_JVM_OPTIONS),
                words(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)));
    }

    private static List<String> jvm(
            String memory,
            Configuration config,
            ConfigOption<String> defaultsOfProcess,
            ConfigOption<String> ofProcess) {
        return Stream.of(
                        memory,
                        config.get(CoreOptions.FLINK_DEFAULT_JVM_OPTIONS),
                        config.get(CoreOptions.FLINK_JVM_OPTIONS),
                        config.get(defaultsOfProcess),
                        config.get(ofProcess))
                .flatMap(options -> words(options).stream())
                .toList();
    }

    private static List<String> words(String line) {
        return Stream.of(line.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}

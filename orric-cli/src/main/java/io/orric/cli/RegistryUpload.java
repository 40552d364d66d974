// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.cluster.ClusterException;
import io.orric.job.JobOptions;
import io.orric.job.SubmittedFiles;
import io.orric.job.VideoAnalyticsJob;
import io.orric.options.UsageException;
import java.io.IOException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;
import org.apache.flink.core.plugin.PluginUtils;

/** Puts a job's files into the registry, which this machine must share with the cluster. */
final class RegistryUpload {

    /**
     * Gets Flink's file systems ready, among them those of the plugins in {@code
     * FLINK_PLUGINS_DIR}.
     *
     * @throws UsageException if none of them is that of the registry
     */
    static void prepare(Configuration config) throws IOException {
        FileSystem.initialize(config, PluginUtils.createPluginManagerFromRootFolder(config));
        String registry = JobOptions.REGISTRY_PATH.read(config);
        if (registry == null) {
            return;
        }
        try {
            new Path(registry).getFileSystem();
        } catch (UnsupportedFileSystemSchemeException e) {
            throw new UsageException(
                    "option " + JobOptions.REGISTRY_PATH,
                    registry,
                    "and there is no file system for it on this machine: put Flink's plugin"
                            + " (such as flink-s3-fs-presto of Flink's opt folder for s3://) into a"
                            + " folder plugins/NAME, and name the folder plugins in the environment"
                            + " variable FLINK_PLUGINS_DIR");
        }
    }

    /**
     * Puts the files that the configuration names there, and has it name them by their digest.
     *
     * @return the digest
     * @throws ClusterException if this machine cannot write there, with the remedy
     */
    static String install(Configuration config) throws ClusterException {
        try {
            return SubmittedFiles.install(config, VideoAnalyticsJob.registry(config));
        } catch (IOException e) {
            throw new ClusterException(
                    String.format(
                            "the models cannot be put into the registry, %s is %s: %s: let it be a"
                                    + " folder that this machine can write and the cluster reads,"
                                    + " such as a mounted or an s3:// one; or have the models on a"
                                    + " machine of the cluster and run there what '--dry-run'"
                                    + " prints",
                            JobOptions.REGISTRY_PATH,
                            JobOptions.REGISTRY_PATH.read(config),
                            reason(e)));
        }
    }

    /** Some exceptions of file systems say what happened by their name alone. */
    private static String reason(IOException failure) {
        return failure.getClass() == IOException.class
                ? failure.getMessage()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private RegistryUpload() {}
}

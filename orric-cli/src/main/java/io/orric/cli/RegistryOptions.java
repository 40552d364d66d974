// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.job.JobOptions;
import io.orric.options.UsageException;
import io.orric.registry.ModelRegistry;
import java.io.IOException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;
import org.apache.flink.core.plugin.PluginUtils;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The registry that a command looks at or changes. */
final class RegistryOptions {

    @Option(
            names = "--registry",
            paramLabel = "PATH",
            description =
                    "Folder of the model registry, on any file system that Flink knows (default:"
                            + " orric.registry.path of the configuration).")
    private String path;

    @Mixin private final ConfigurationOptions configuration = new ConfigurationOptions();

    /** The configuration of the command. */
    Configuration configuration() throws IOException {
        return configuration.read();
    }

    /**
     * Opens the registry. Whatever is published into it by this object, nothing is pruned: how many
     * versions are kept is the job's business.
     *
     * @throws UsageException if no registry is named, or none is there
     */
    ModelRegistry open() throws IOException {
        return open(configuration());
    }

    /** Opens the registry that the command line or this configuration names. */
    ModelRegistry open(Configuration config) throws IOException {
        String root = path == null ? JobOptions.REGISTRY_PATH.read(config) : path;
        if (root == null || root.isBlank()) {
            throw new UsageException("no registry is named: give its folder with --registry PATH");
        }
        FileSystem.initialize(config, PluginUtils.createPluginManagerFromRootFolder(config));
        ModelRegistry registry = new ModelRegistry(root, Integer.MAX_VALUE);
        try {
            if (!registry.exists()) {
                throw UsageException.format("there is no registry at %s", root);
            }
        } catch (UnsupportedFileSystemSchemeException e) {
            throw UsageException.format(
                    "no file system of this command has %s: put Flink's plugin for it into a folder"
                            + " of its own in a folder that the environment variable"
                            + " FLINK_PLUGINS_DIR names",
                    root);
        }
        return registry;
    }
}

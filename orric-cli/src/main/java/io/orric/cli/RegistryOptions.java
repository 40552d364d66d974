// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.job.JobOptions;
import io.orric.options.OrricOption;
import io.orric.options.UsageException;
import io.orric.registry.Digests;
import io.orric.registry.ModelRegistry;
import io.orric.registry.SiteVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
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

    @Mixin private final ConfigurationOptions configuration;

    /**
     * @param aliased options that the command has under their aliases
     */
    RegistryOptions(OrricOption<?>... aliased) {
        configuration = new ConfigurationOptions(aliased);
    }

    /**
     * Opens the registry. Whatever is published into it by this object, nothing is pruned: how many
     * versions are kept is the job's business.
     *
     * @throws UsageException if no registry is named, or none is there
     */
    ModelRegistry open() throws IOException {
        return open(configuration.read());
    }

    /**
     * Opens a site of the registry.
     *
     * @param version version that is asked for; for 0 the file of the configuration's student says
     *     which student that is
     */
    SiteVersions site(String name, long version) throws IOException {
        Configuration config = configuration.read();
        Optional<String> base = version == 0 ? base(config) : Optional.empty();
        return open(config).site(name, base);
    }

    private ModelRegistry open(Configuration config) throws IOException {
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

    private static Optional<String> base(Configuration config) throws IOException {
        if (JobOptions.STUDENT.find(config).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Digests.sha256(Files.readAllBytes(JobOptions.STUDENT.readFile(config))));
    }
}

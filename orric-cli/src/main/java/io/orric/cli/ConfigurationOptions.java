// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.options.ConfigurationFile;
import io.orric.options.OrricOption;
import io.orric.options.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The configuration of a command: a file, and options of the command line over it. */
final class ConfigurationOptions {

    @Mixin private final OverridingOptions overriding;

    @Option(
            names = "--conf",
            paramLabel = "FILE",
            defaultValue = "${sys:orric.home:-.}/conf/orric.yaml",
            description = "Configuration file (default: conf/orric.yaml of the project).")
    private Path conf;

    /**
     * @param aliased options that the command has under their aliases
     */
    ConfigurationOptions(OrricOption<?>... aliased) {
        overriding = new OverridingOptions(aliased);
    }

    /**
     * Reads the file and lays the command line over it.
     *
     * @throws UsageException if the file is no configuration or an option does not exist
     */
    Configuration read() throws IOException {
        return overriding.over(ConfigurationFile.read(conf));
    }
}

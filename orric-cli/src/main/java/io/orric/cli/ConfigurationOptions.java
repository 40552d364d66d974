// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.options.Complaints;
import io.orric.options.ConfigurationFile;
import io.orric.options.OrricOption;
import io.orric.options.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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

    /**
     * Reads the file and lays the command line over it.
     *
     * @param complaints takes options that do not exist
     * @throws UsageException if the file is no configuration
     */
    Configuration read(Complaints complaints) throws IOException {
        Configuration config = ConfigurationFile.read(conf);
        overriding.over(config, complaints);
        return config;
    }

    /** The file. */
    Path file() {
        return conf;
    }

    /** The options on the command line. */
    Map<String, String> given() {
        return overriding.given();
    }

    /** Tells the user of something that may be wrong. */
    void warn(String warning) {
        overriding.warn(warning);
    }
}

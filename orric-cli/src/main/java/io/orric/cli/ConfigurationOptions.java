// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.options.Configurations;
import io.orric.playback.PlaybackOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Option;

/** Where a command takes its configuration from. */
final class ConfigurationOptions {

    @Option(
            names = "--conf",
            paramLabel = "FILE",
            defaultValue = "${sys:orric.home:-.}/conf/orric.yaml",
            description = "Configuration file (default: conf/orric.yaml of the project).")
    private Path conf;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description =
                    "Set any option of orric.yaml or of Flink; orric.kafka.properties.NAME is any"
                            + " property of Kafka's clients. May be repeated.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    /**
     * Reads the file, lays the command's own options over it and {@code -D} over both.
     *
     * @param own sets what the command's own options say
     * @throws IllegalArgumentException if the file is no configuration or an option does not exist
     */
    Configuration read(Consumer<Configuration> own) throws IOException {
        Configuration config = Configurations.read(conf);
        own.accept(config);
        Configurations.override(config, overrides);
        Configurations.requireKnown(config, PlaybackOptions.all());
        return config;
    }
}

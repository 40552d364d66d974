// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.options.OptionSet;
import io.orric.options.OrricOption;
import io.orric.options.UsageException;
import io.orric.playback.PlaybackOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options on the command line: some under aliases, all by {@code -D}, which takes precedence. */
final class OverridingOptions {

    private static final Logger LOG = LoggerFactory.getLogger(OverridingOptions.class);

    @Mixin private final AliasOptions aliases;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description =
                    "Set any option of orric.yaml or of Flink; orric.kafka.properties.NAME is any"
                            + " property of Kafka's clients. May be repeated.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    OverridingOptions(OrricOption<?>... aliased) {
        aliases = new AliasOptions(aliased);
    }

    /**
     * Lays the command line over a configuration.
     *
     * @return the same configuration
     * @throws UsageException if an option does not exist
     */
    Configuration over(Configuration config) {
        OptionSet options = PlaybackOptions.all();
        options.replaceFormerKeys(config, this::warn);
        aliases.over(config);
        Configuration given = Configuration.fromMap(overrides);
        options.replaceFormerKeys(given, this::warn);
        config.addAll(given);
        options.requireKnown(config);
        return config;
    }

    private void warn(String warning) {
        LOG.warn(warning);
        command.commandLine().getErr().println("orric: " + warning);
    }
}

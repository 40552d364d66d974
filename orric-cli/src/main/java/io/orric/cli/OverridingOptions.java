// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.options.Complaints;
import io.orric.options.OptionSet;
import io.orric.options.OrricOption;
import io.orric.options.Secrets;
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
        Complaints complaints = new Complaints();
        over(config, complaints);
        complaints.raise();
        return config;
    }

    /**
     * Lays the command line over a configuration, and warns of secrets on it.
     *
     * @param complaints takes options that do not exist
     */
    void over(Configuration config, Complaints complaints) {
        OptionSet options = PlaybackOptions.all();
        options.replaceFormerKeys(config, this::warn);
        aliases.over(config);
        Configuration given = Configuration.fromMap(overrides);
        options.replaceFormerKeys(given, this::warn);
        config.addAll(given);
        overrides.forEach(this::warnOfSecret);
        complaints.check(() -> options.requireKnown(config));
    }

    /** The options that are given by {@code -D}. */
    Map<String, String> given() {
        return overrides;
    }

    private void warnOfSecret(String key, String value) {
        if (Secrets.isLiteral(key, value)) {
            warn(
                    String.format(
                            "option %s is a secret, and others can read the command line: %s"
                                    + " (docs/operations.md, Security)",
                            key,
                            OptionSet.isOwn(key)
                                    ? "write ${env:VARIABLE} or ${file:FILE:NAME} as its value"
                                    : "have it in the file that --conf names"));
        }
    }

    /** Tells the user, and the log. */
    void warn(String warning) {
        LOG.warn(warning);
        command.commandLine().getErr().println("orric: " + warning);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.options.OrricOption;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options of the configuration that a command offers under their aliases. */
final class AliasOptions {

    private final List<OrricOption<?>> options;

    @Mixin private final CommandSpec aliases = CommandSpec.create();

    AliasOptions(OrricOption<?>... options) {
        this.options = List.of(options);
        for (OrricOption<?> option : options) {
            String defaultText = option.defaultText();
            aliases.addOption(
                    OptionSpec.builder(option.alias().orElseThrow())
                            .paramLabel(option.paramLabel())
                            .type(String.class)
                            .description(
                                    option.description()
                                            + (defaultText.isEmpty()
                                                    ? ""
                                                    : " Default: " + defaultText + "."))
                            .build());
        }
    }

    /** Sets the options that are on the command line. */
    void over(Configuration config) {
        for (OrricOption<?> option : options) {
            String value = aliases.findOption(option.alias().orElseThrow()).getValue();
            if (value != null) {
                option.setText(config, option.isList() ? value.replace(',', ';') : value);
            }
        }
    }
}

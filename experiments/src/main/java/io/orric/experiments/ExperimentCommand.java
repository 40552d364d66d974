// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments;

import io.orric.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code orric experiment}: the paper's evaluation, reproduced and carried on. */
@Command(
        name = "experiment",
        description = {
            "Rerun the paper's evaluation on frames in the format of CIFAR-10-C.",
            "",
            "Every experiment shows its progress, keeps what is finished, and tells what it found as"
                    + " a table, as CSV, as JSON (--summary) and as a page (--report). How to get"
                    + " the data: experiments/README.md.",
            ""
        },
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            Table3Command.class,
            Fig3Command.class,
            RegimesCommand.class,
            AblationCommand.class,
            RecurringCommand.class
        },
        footer = {"", "See 'orric experiment NAME --help' for what an experiment does and takes."})
public final class ExperimentCommand implements Subcommand, Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "there is no experiment named");
    }
}

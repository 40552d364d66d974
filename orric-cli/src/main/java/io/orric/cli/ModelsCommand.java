// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code orric models}: the versions of each site's student, looked at and changed. */
@Command(
        name = "models",
        description = {
            "Look at the students of a registry, and change which one serves while the job runs.",
            "",
            "Each site has versions of its student: v0, which the job was submitted with, and one"
                    + " for each retraining that was published. The newest that is sound serves,"
                    + " and retraining goes on from it. The job follows a change within"
                    + " orric.inference.poll-interval; it need not be stopped.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ModelsListCommand.class,
            ModelsShowCommand.class,
            ModelsRollbackCommand.class,
            ModelsPinCommand.class,
            ModelsUnpinCommand.class,
            ModelsRemoveCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  orric models list --registry /var/lib/orric/registry",
            "  orric models show north",
            "  orric models rollback north 41",
            "",
            "See 'orric models COMMAND --help' for the options of a command."
        })
final class ModelsCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw Main.noCommand(spec);
    }
}

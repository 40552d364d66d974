// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.vision.PyTorch;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code orric} command. Exit code 0 on success, 1 on failure, 2 on wrong usage. */
@Command(
        name = "orric",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Edge video analytics that keeps its own models fresh.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            SubmitCommand.class,
            FeedCommand.class,
            PlanCommand.class,
            ProfileCommand.class,
            TrainCommand.class,
            EvaluateCommand.class
        },
        footer = {"", "See 'orric COMMAND --help' for what a command does and takes."})
public final class Main implements Runnable {

    @Spec private CommandSpec spec;

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        PyTorch.configure();
        return commandLine().execute(arguments);
    }

    /** The command with all its verbs, its output where a caller wants it. */
    public static CommandLine commandLine() {
        CommandLine command = new CommandLine(new Main());
        ServiceLoader.load(Subcommand.class).forEach(command::addSubcommand);
        return command.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(
                        (wrong, given) -> {
                            wrong.getCommandLine().getErr().println("orric: " + usage(wrong));
                            return 2;
                        })
                .setExecutionExceptionHandler(
                        (failure, failed, parsed) -> {
                            failed.getErr().println("orric: " + Failures.oneLine(failure));
                            return Failures.isUsage(failure) ? 2 : 1;
                        });
    }

    private static String usage(ParameterException wrong) {
        List<String> similar =
                wrong instanceof UnmatchedArgumentException unmatched
                        ? unmatched.getSuggestions()
                        : List.of();
        return wrong.getMessage()
                + (similar.isEmpty() ? "" : ", did you mean " + similar.get(0) + "?")
                + " (see '"
                + wrong.getCommandLine().getCommandSpec().qualifiedName()
                + " --help')";
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "there is no command");
    }
}

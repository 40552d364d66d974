// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.options.UsageException;
import io.orric.vision.PyTorch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code orric} command. Exit code 0 on success, 1 on failure, 2 on wrong usage. */
@Command(
        name = "orric",
        versionProvider = Version.class,
        description = "Edge video analytics that keeps its own models fresh.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            SubmitCommand.class,
            FeedCommand.class,
            WatchCommand.class,
            ModelsCommand.class,
            PlanCommand.class,
            ProfileCommand.class,
            TrainCommand.class,
            EvaluateCommand.class
        },
        footer = {"", "See 'orric COMMAND --help' for the options of a command."})
public final class Main implements Runnable {

    private static final Map<String, String> EXIT_CODES =
            Map.of("0", "success", "1", "failure", "2", "wrong usage");

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
        addWhatVerbsShare(command);
        return command.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(
                        (wrong, given) -> {
                            wrong.getCommandLine().getErr().println("orric: " + usage(wrong));
                            return 2;
                        })
                .setExecutionExceptionHandler(
                        (failure, failed, parsed) -> {
                            failed.getErr().println("orric: " + Failures.oneLine(failure));
                            return failure instanceof UsageException ? 2 : 1;
                        });
    }

    /**
     * Gives every verb the standard options, its own in the order of the source, and exit codes.
     */
    private static void addWhatVerbsShare(CommandLine command) {
        CommandSpec verb = command.getCommandSpec();
        verb.usageMessage().sortOptions(false);
        if (verb.findOption("--help") == null) {
            verb.mixinStandardHelpOptions(true);
        }
        List<String> sections = new ArrayList<>(command.getHelpSectionKeys());
        sections.remove(UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST);
        sections.add(UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST);
        verb.usageMessage().sectionKeys(sections);
        verb.usageMessage()
                .sectionMap()
                .put(UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST, Main::exitCodes);
        command.getSubcommands().values().forEach(Main::addWhatVerbsShare);
    }

    /** The line below the help of every verb, which may have words of its own for a code. */
    private static String exitCodes(CommandLine.Help help) {
        Map<String, String> codes = new TreeMap<>(EXIT_CODES);
        codes.putAll(help.commandSpec().usageMessage().exitCodeList());
        return codes.entrySet().stream()
                .map(code -> code.getKey() + " " + code.getValue())
                .collect(
                        Collectors.joining(
                                ", ", String.format("%nExit codes: "), String.format(".%n")));
    }

    private static String usage(ParameterException wrong) {
        List<String> similar =
                wrong instanceof UnmatchedArgumentException unmatched
                        ? unmatched.getSuggestions()
                        : List.of();
        return String.format(
                "%s%s (see '%s --help')",
                wrong.getMessage(),
                similar.isEmpty() ? "" : ", did you mean " + similar.get(0) + "?",
                wrong.getCommandLine().getCommandSpec().qualifiedName());
    }

    @Override
    public void run() {
        throw noCommand(spec);
    }

    /** A complaint that none of a command's own commands is named. */
    static ParameterException noCommand(CommandSpec spec) {
        return new ParameterException(
                spec.commandLine(),
                "there is no command; commands are "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}

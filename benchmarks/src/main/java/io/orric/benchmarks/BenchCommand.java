// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks;

import io.orric.benchmarks.harness.BenchModels;
import io.orric.benchmarks.harness.Effort;
import io.orric.benchmarks.harness.Row;
import io.orric.benchmarks.pictures.Pictures;
import io.orric.benchmarks.pictures.SmallPictures;
import io.orric.benchmarks.results.Machine;
import io.orric.benchmarks.results.ResultRow;
import io.orric.benchmarks.results.Results;
import io.orric.cli.InterruptibleRun;
import io.orric.cli.Subcommand;
import io.orric.files.OutputFile;
import io.orric.options.UsageException;
import io.orric.vision.PyTorch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code orric bench}: one table of what is measured side by side. */
@Command(
        name = "bench",
        description = {
            "Measure every step of the job, and the job, side by side with a reference.",
            "",
            "Each row compares two things that are measured in turns in this run: decoding with"
                    + " the JDK's, inference with DJL's, the job with a loop without Flink. Prints"
                    + " a table of medians and quartiles.",
            "",
            "Takes about eight minutes and 5 GB of memory on two cores, and a machine without"
                    + " other work. Ctrl-C ends it and leaves nothing. What the rows mean:"
                    + " docs/performance.md.",
            ""
        },
        subcommands = {JmhCommand.class, LiveCommand.class, ContentionCommand.class},
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  orric bench --summary bench.json",
            "  orric bench --rows decode,job-720p --rounds 15",
            "  orric bench jmh decide -p size=6x4",
            "  orric bench live",
            "  orric bench contention"
        },
        exitCodeList = {"0:everything was measured, whether aims are met or not"})
public final class BenchCommand implements Subcommand, Callable<Integer> {

    @Option(
            names = "--rows",
            paramLabel = "LIST",
            split = ",",
            hideParamSyntax = true,
            description =
                    "Rows to measure (default: all): decode-720p, decode-1080p-224, infer-b1,"
                            + " infer-b16, infer-b64, teacher-b1, teacher-b16 (each of these for 32"
                            + " and 64 pixels: infer-b1-32px …), job-720p, job-32px, adapt, swap,"
                            + " beside, sites-100, sites-1000, decide. The beginning of names stands"
                            + " for all of them: infer.")
    private List<String> wanted = new ArrayList<>();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "How often both things of a row are measured, at least 1 (default: 9; 12 swaps).")
    private Integer rounds;

    @Option(
            names = "--quick",
            description =
                    "Measure for a look, in a minute or two: three short rounds, figures that"
                            + " differ from run to run.")
    private boolean quick;

    @Option(
            names = "--models",
            paramLabel = "FOLDER",
            description =
                    "Folder with student.pt, teacher.pt and classes.txt of the rows of 32 pixels"
                            + " (default: models/roadside, as for the others).")
    private Path models;

    @Option(
            names = "--pictures",
            paramLabel = "FOLDER",
            description =
                    "Folder with JPEGs of your camera for decode-720p and job-720p (default:"
                            + " rendered ones of 1280x720, 125 KB).")
    private Path pictures;

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Write the figures to FILE as JSON.")
    private Path summary;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        OutputFile file = summary == null ? null : OutputFile.of("--summary", summary);
        Effort effort = quick ? Effort.QUICK : Effort.FULL;
        Effort chosen = rounds == null ? effort : effort.withRounds(rounds);
        List<Row> rows = rows();
        // As the job does where nothing awaits retraining; the references have one thread too.
        PyTorch.useOneThreadEach();
        return InterruptibleRun.execute(
                () -> {
                    Results results = new Results(Machine.here(), measure(rows, chosen));
                    spec.commandLine().getOut().print(results.table());
                    spec.commandLine().getOut().flush();
                    if (file != null) {
                        file.write(results.json());
                    }
                });
    }

    private List<Row> rows() throws IOException {
        Path roadside = Path.of(System.getProperty("orric.home", "."), "models", "roadside");
        BenchModels small = new BenchModels(models == null ? roadside : models, SmallPictures.SIDE);
        BenchModels large = new BenchModels(roadside, 2 * SmallPictures.SIDE);
        Pictures frames = pictures == null ? Catalogue.RENDERED : Pictures.in(pictures);
        List<Row> rows = new Catalogue(small, large, frames).rows(wanted);
        rows.stream().flatMap(row -> row.needs().stream()).forEach(BenchCommand::requireReadable);
        return rows;
    }

    private static void requireReadable(Path model) {
        if (!Files.isReadable(model)) {
            throw UsageException.format(
                    "%s is missing: run this in a checkout of the project, and give --models a"
                            + " folder with student.pt, teacher.pt and classes.txt",
                    model);
        }
    }

    private List<ResultRow> measure(List<Row> rows, Effort effort) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        List<ResultRow> results = new ArrayList<>();
        for (Row row : rows) {
            err.println(row.comparison().name() + " …");
            err.flush();
            ResultRow result = ResultRow.of(row.comparison(), row.measure(effort));
            err.println(Results.progress(result));
            err.flush();
            results.add(result);
        }
        return results;
    }
}

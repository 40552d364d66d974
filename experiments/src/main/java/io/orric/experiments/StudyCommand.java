// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments;

import io.orric.cli.ShutdownSignal;
import io.orric.experiments.loop.CorruptionFolder;
import io.orric.experiments.loop.ExperimentContext;
import io.orric.experiments.loop.ModelFolder;
import io.orric.experiments.loop.Progress;
import io.orric.experiments.loop.ResultCache;
import io.orric.experiments.report.Renderings;
import io.orric.experiments.report.Report;
import io.orric.experiments.study.ExperimentPlan;
import io.orric.files.OutputFile;
import io.orric.job.JobOptions;
import io.orric.job.ModelDescriptions;
import io.orric.options.UsageException;
import io.orric.retraining.RetrainingSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** An experiment's command: what it runs on, and where it tells what it found. */
abstract class StudyCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description =
                    "Frames in the format of CIFAR-10-C: labels.npy, maybe original.npy, and"
                            + " NAME.npy of each corruption.")
    private Path data;

    @Option(
            names = "--models",
            required = true,
            paramLabel = "DIR",
            description = "student.pt, teacher.pt, classes.txt and profile.yaml.")
    private Path modelFolder;

    @Option(
            names = "--corruptions",
            split = ",",
            paramLabel = "NAME",
            description = "Corruptions to take (default: all that are there).")
    private List<String> corruptions = List.of();

    @Option(
            names = "--class-runs",
            paramLabel = "N",
            description =
                    "Take N frames of a class in a row in each severity, as before a camera that"
                            + " stands still (default: frames as they come, classes mixed).")
    private int classRuns;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Run everything with so many seeds, for a standard deviation (default:"
                            + " ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "The first seed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description =
                    "Option of the job for the retraining that is reported as improved, such as"
                            + " orric.retraining.method=pseudo-label (default: the job's"
                            + " defaults).")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "orric-experiments",
            description =
                    "Folder for the CSV file and for finished runs, which are not repeated when the"
                            + " command is called again (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--fresh", description = "Compute everything anew.")
    private boolean fresh;

    @Option(names = "--summary", paramLabel = "FILE", description = "Write the figures as JSON.")
    private Path summary;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write report.html, with the figures drawn.")
    private Path report;

    @Spec private CommandSpec spec;

    /** D, at least 1; 0 for a fiftieth of the frames. */
    int framesPerSlot() {
        return 0;
    }

    /** Runs the experiment, once its options are read. */
    abstract Report run(ExperimentContext context, ExperimentPlan plan) throws IOException;

    @Override
    public final Integer call() throws IOException {
        int framesPerSlot = framesPerSlot();
        Configuration options = new Configuration();
        overrides.forEach(options::setString);
        PrintWriter err = spec.commandLine().getErr();
        JobOptions.all().replaceFormerKeys(options, line -> err.println("orric: " + line));
        JobOptions.all().requireKnown(options);
        RetrainingSettings.method(options);
        requireAtLeastOne("--seeds", seeds);
        if (classRuns < 0) {
            throw UsageException.format("--class-runs is %d, must be at least 0", classRuns);
        }
        OutputFile csv = OutputFile.inFolder("--out", out, spec.name() + ".csv");
        OutputFile json = summary == null ? null : OutputFile.of("--summary", summary);
        OutputFile page =
                report == null ? null : OutputFile.inFolder("--report", report, "report.html");
        Path student = modelFolder.resolve("student.pt");
        ModelFolder models = ModelFolder.in(modelFolder, ModelDescriptions.input(options, student));
        ModelDescriptions.requireSame(student, models.classes(), modelFolder);
        CorruptionFolder frames =
                new CorruptionFolder(data, models.classes(), corruptions, classRuns);
        PrintWriter terminal = spec.commandLine().getOut();
        Report result;
        try (ShutdownSignal interruption = new ShutdownSignal(Thread.currentThread()::interrupt);
                ExperimentContext context =
                        new ExperimentContext(
                                models,
                                frames,
                                new ResultCache(out.resolve("cells"), fresh),
                                new Progress(terminal))) {
            result = run(context, new ExperimentPlan(framesPerSlot, seed, seeds, options));
        }
        terminal.print(Renderings.text(result));
        csv.write(Renderings.csv(result));
        terminal.println("CSV: " + csv);
        if (json != null) {
            json.write(Renderings.json(result));
            terminal.println("Summary: " + json);
        }
        if (page != null) {
            page.write(Renderings.html(result));
            terminal.println("Report: " + page);
        }
        terminal.flush();
        return 0;
    }

    static void requireAtLeastOne(String option, long value) {
        if (value < 1) {
            throw UsageException.format("%s is %d, must be at least 1", option, value);
        }
    }
}

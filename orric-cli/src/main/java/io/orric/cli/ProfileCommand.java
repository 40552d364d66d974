// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.files.OutputFile;
import io.orric.footage.RecordedFrames;
import io.orric.job.JobOptions;
import io.orric.job.JobSettings;
import io.orric.operator.OperatorOptions;
import io.orric.options.Range;
import io.orric.options.UsageException;
import io.orric.profile.MeasuredProfile;
import io.orric.profile.ProfileFile;
import io.orric.profiling.Profiler;
import io.orric.retraining.RetrainingOptions;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code orric profile}: measures models on this machine and writes their profile. */
@Command(
        name = "profile",
        description = {
            "Measure a student and a teacher on this machine and write their profile.",
            "",
            "Accuracy is taken on labelled frames without drift, cost is milliseconds a frame."
                    + " Batches and model input are those of conf/orric.yaml.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  orric profile --frames original.npy --student student.pt \\",
            "    --teacher teacher.pt --resolutions 20,24,28,32 --output profile.yaml"
        })
final class ProfileCommand implements Callable<Integer> {

    @Option(
            names = "--frames",
            paramLabel = "PATH",
            required = true,
            description = "Labelled frames, as for 'orric run'.")
    private Path frames;

    @Option(
            names = "--resolutions",
            paramLabel = "PIXELS",
            split = ",",
            defaultValue = "20,24,28,32",
            description = "Resolutions to infer at (default: ${DEFAULT-VALUE}).")
    private List<Integer> resolutions;

    @Option(
            names = "--ratios",
            paramLabel = "SHARE",
            split = ",",
            defaultValue = "0,0.1,0.2,0.3,0.5,1",
            description = "Sampling ratios to retrain on (default: ${DEFAULT-VALUE}).")
    private List<Double> ratios;

    @Option(
            names = "--slope",
            paramLabel = "L",
            description = "Slope bound of the learning curve (default: ${DEFAULT-VALUE}).")
    private double slope = 0.01;

    @Option(
            names = "--repetitions",
            paramLabel = "N",
            description = "Timed batches behind each cost (default: ${DEFAULT-VALUE}).")
    private int repetitions = 30;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description =
                    "Maximum number of frames to measure the accuracy on, spread evenly over the"
                            + " recording (default: all).")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Profile to write (default: ${DEFAULT-VALUE}).")
    private Path output = Path.of("profile.yaml");

    @Mixin
    private final ConfigurationOptions configuration =
            new ConfigurationOptions(JobOptions.STUDENT, JobOptions.TEACHER, JobOptions.CLASSES);

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        requireSensible();
        OutputFile file = OutputFile.of("--output", output);
        Configuration config = configuration.read();
        JobSettings.Models models = JobSettings.models(config);
        PrintWriter out = spec.commandLine().getOut();
        out.println(engines(models));
        MeasuredProfile measured;
        try (RecordedFrames recording = RecordedFrames.open(frames, models.classes())) {
            if (recording.size() == 0) {
                throw new UsageException("--frames", frames, "which is empty");
            }
            measured =
                    profiler(config, models, out)
                            .measure(recording, resolutions, ratios, slope, limit);
        }
        List<String> dominated = measured.dominated();
        dominated.forEach(out::println);
        String text = ProfileFile.text(measured.undominated(), notes(config, models, dominated));
        file.write(text.getBytes(StandardCharsets.UTF_8));
        out.println("Profile: " + file);
        return 0;
    }

    private Profiler profiler(Configuration config, JobSettings.Models models, PrintWriter out) {
        return new Profiler(
                models,
                new FrameDecoder(JobSettings.limits(config)),
                new Profiler.Method(
                        OperatorOptions.BATCH_FRAMES.read(config),
                        RetrainingOptions.TRAINING_BATCH.read(config),
                        repetitions),
                out::println);
    }

    private void requireSensible() {
        Range<Integer> sides =
                Range.between(ModelInput.SMALLEST_RESOLUTION, ModelInput.LARGEST_RESOLUTION);
        require(
                resolutions.stream().allMatch(sides.holds()),
                "--resolutions are %s, must be %s",
                resolutions,
                sides.words());
        require(
                ratios.stream().allMatch(r -> r >= 0 && r <= 1),
                "--ratios are %s, must be from 0 to 1",
                ratios);
        require(
                new HashSet<>(resolutions).size() == resolutions.size()
                        && new HashSet<>(ratios).size() == ratios.size(),
                "a resolution or a ratio is given twice, give it once");
        require(slope > 0 && slope < 1, "--slope is %s, must be between 0 and 1", slope);
        require(repetitions >= 1, "--repetitions is %s, must be at least 1", repetitions);
        require(limit >= 1, "--limit is %s, must be at least 1", limit);
    }

    private static void require(boolean holds, String complaint, Object... values) {
        if (!holds) {
            throw UsageException.format(complaint, values);
        }
    }

    private List<String> notes(
            Configuration config, JobSettings.Models models, List<String> dominated) {
        List<String> notes = new ArrayList<>();
        notes.add(
                String.format(
                        "%s and %s, measured on %s with %s processors, %s %s, Java %s.",
                        models.student().getFileName(),
                        models.teacher().getFileName(),
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version")));
        notes.add(
                String.format(
                        "accuracy: on %s; cost: milliseconds a frame, median of %s batches of %s"
                                + " to infer, of %s to train.",
                        frames.getFileName(),
                        repetitions,
                        OperatorOptions.BATCH_FRAMES.read(config),
                        RetrainingOptions.TRAINING_BATCH.read(config)));
        notes.add(
                "Inference is decoding, resizing and the student; retraining is ratio x (teacher + student"
                        + " forward and backward). Capacities are then milliseconds a frame, too.");
        notes.add(engines(models));
        notes.addAll(dominated);
        return notes;
    }

    /** Costs by one engine say little of a job that infers by the other. */
    private static String engines(JobSettings.Models models) {
        return String.format(
                "Inference is by %s (student) and %s (teacher), training by PyTorch.",
                ImageClassifier.engineOf(models.student()),
                ImageClassifier.engineOf(models.teacher()));
    }
}

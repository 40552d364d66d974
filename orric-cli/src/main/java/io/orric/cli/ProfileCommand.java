// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.adaptation.RetrainingMethod;
import io.orric.files.OutputFile;
import io.orric.footage.Footage;
import io.orric.footage.FootageProvider;
import io.orric.footage.RecordedFrames;
import io.orric.footage.Scenes;
import io.orric.job.JobOptions;
import io.orric.job.JobSettings;
import io.orric.job.ModelDescriptions;
import io.orric.operator.OperatorOptions;
import io.orric.options.Range;
import io.orric.options.UsageException;
import io.orric.profile.MeasuredProfile;
import io.orric.profile.ProfileFile;
import io.orric.profiling.DriftedClips;
import io.orric.profiling.LearningTrials;
import io.orric.profiling.Profiler;
import io.orric.retraining.RetrainingOptions;
import io.orric.retraining.RetrainingSettings;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ModelInput;
import io.orric.vision.PyTorch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
                    + " Retraining is timed by orric.retraining.method as it is set: a method that"
                    + " asks no teacher is charged for none. PyTorch has one thread, as in jobs with"
                    + " live cameras. Batches, model input and the method are those of"
                    + " conf/orric.yaml.",
            "",
            "Without --learn, gains are the ratios and the slope is --slope: assumptions. With"
                    + " --learn they are measured, in minutes: how much better the student is that"
                    + " was retrained at each ratio than the one that was not, under drift.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  orric profile --frames original.npy --student student.pt \\",
            "    --teacher teacher.pt --resolutions 20,24,28,32 --output profile.yaml",
            "",
            "  orric profile --learn --frames day.zip --student student.pt \\",
            "    --teacher teacher.pt --conditions dusk:0.7,rain:0.8 --output profile.yaml",
            "",
            "  orric profile --learn --frames synthetic --costs-of models/roadside/profile.yaml \\",
            "    --student models/roadside/student.pt --teacher models/roadside/teacher.pt"
        })
final class ProfileCommand implements Callable<Integer> {

    /** Frames that a camera draws to measure the accuracy without drift. */
    private static final long DRAWN_FRAMES = 960;

    @Option(
            names = "--frames",
            paramLabel = "PATH",
            required = true,
            description =
                    "Labelled frames, as for 'orric run', or 'synthetic'. With --learn and"
                            + " --costs-of they need no labels: then accuracy is agreement with"
                            + " the teacher.")
    private String frames;

    @Option(
            names = "--resolutions",
            paramLabel = "PIXELS",
            split = ",",
            defaultValue = "20,24,28,32",
            description = "Resolutions to infer at (default: ${DEFAULT-VALUE}).")
    private List<Integer> resolutions;

    @Option(
            names = "--escalations",
            paramLabel = "SHARE",
            split = ",",
            defaultValue = "0.1,0.25,0.5",
            description =
                    "Shares of the frames that the teacher is asked about too, those that the"
                            + " student is least sure of; measured with each resolution (default:"
                            + " ${DEFAULT-VALUE}).")
    private List<Double> escalations;

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
            defaultValue = "0.01",
            description =
                    "Slope bound of the learning curve that is assumed without --learn (default:"
                            + " ${DEFAULT-VALUE}).")
    private double slope;

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

    @Mixin private LearningOptions learning;

    @Mixin
    private final ConfigurationOptions configuration =
            new ConfigurationOptions(
                    JobOptions.STUDENT,
                    JobOptions.TEACHER,
                    JobOptions.CLASSES,
                    OperatorOptions.SEED);

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        requireSensible();
        learning.require();
        // As jobs with live cameras do; and helpers that wait for small batches only take time.
        PyTorch.useOneThreadEach();
        OutputFile file = OutputFile.of("--output", output);
        Configuration config = configuration.read();
        JobSettings.Models models = JobSettings.models(config);
        ProfileNotes notes =
                new ProfileNotes(models, Path.of(frames).getFileName().toString(), config);
        tell(notes.engines());
        Optional<MeasuredProfile> kept = learning.kept();
        MeasuredProfile measured;
        try (RecordedFrames recording = open(models, config)) {
            if (kept.isPresent()) {
                measured = kept.get();
                notes.costsOf(learning.costsFile().orElseThrow());
            } else {
                measured =
                        profiler(config, models)
                                .measure(recording, resolutions, escalations, ratios, slope, limit);
                notes.measured(measured, repetitions);
            }
            if (learning.wanted()) {
                measured = learned(measured, recording, models, config);
                notes.learned(measured);
            }
        }
        notes.all(measured.dominated());
        out().println();
        notes.warnings().forEach(out()::println);
        measured.dominated().forEach(out()::println);
        file.write(
                ProfileFile.text(measured.undominated(), notes.lines())
                        .getBytes(StandardCharsets.UTF_8));
        out().println("Profile: " + file);
        return 0;
    }

    /** The frames; those of a camera are drawn without drift. */
    private RecordedFrames open(JobSettings.Models models, Configuration config)
            throws IOException {
        Optional<FootageProvider> camera = FootageProvider.find(frames);
        if (camera.isEmpty()) {
            RecordedFrames recording = RecordedFrames.open(Path.of(frames), models.classes());
            if (recording.size() == 0) {
                recording.close();
                throw new UsageException("--frames", frames, "which is empty");
            }
            return recording;
        }
        for (String label : camera.get().classes().names()) {
            if (!models.classes().contains(label)) {
                throw UsageException.format(
                        "--frames is %s, which shows '%s'; the models' classes are %s, give frames"
                                + " of these",
                        frames, label, models.classes());
            }
        }
        Scenes clear = camera.get().under(Footage.CLEAR).scenes();
        long seed = clear.seed(OperatorOptions.SEED.read(config), 0);
        return clear.at(seed, Math.min(limit, DRAWN_FRAMES)).open();
    }

    private MeasuredProfile learned(
            MeasuredProfile measured,
            RecordedFrames recording,
            JobSettings.Models models,
            Configuration config)
            throws IOException {
        long seed = OperatorOptions.SEED.read(config);
        Optional<FootageProvider> camera = FootageProvider.find(frames);
        DriftedClips clips =
                camera.isPresent()
                        ? DriftedClips.drawn(camera.get(), seed)
                        : DriftedClips.recorded(
                                recording, FootageProvider.synthetic(), learning.seeds(), seed);
        return new LearningTrials(
                        models,
                        method(config, models),
                        new FrameDecoder(JobSettings.limits(config)),
                        learning.plan(RetrainingOptions.METHOD.read(config).toString()),
                        this::tell)
                .measure(measured, clips);
    }

    private static RetrainingMethod method(Configuration config, JobSettings.Models models)
            throws IOException {
        return RetrainingSettings.method(config, ModelDescriptions.augmentation(models.student()));
    }

    private Profiler profiler(Configuration config, JobSettings.Models models) throws IOException {
        return new Profiler(
                models,
                new FrameDecoder(JobSettings.limits(config)),
                new Profiler.Method(
                        OperatorOptions.BATCH_FRAMES.read(config),
                        RetrainingOptions.TRAINING_BATCH.read(config),
                        repetitions,
                        method(config, models)),
                this::tell);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void tell(String line) {
        out().println(line);
        out().flush();
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
                escalations.stream().allMatch(e -> e > 0 && e <= 1),
                "--escalations are %s, must be above 0 and at most 1",
                escalations);
        require(
                new HashSet<>(escalations).size() == escalations.size()
                        && new HashSet<>(resolutions).size() == resolutions.size()
                        && new HashSet<>(ratios).size() == ratios.size(),
                "a resolution, an escalation or a ratio is given twice, give it once");
        require(slope > 0 && slope < 1, "--slope is %s, must be between 0 and 1", slope);
        require(repetitions >= 1, "--repetitions is %s, must be at least 1", repetitions);
        require(limit >= 1, "--limit is %s, must be at least 1", limit);
    }

    private static void require(boolean holds, String complaint, Object... values) {
        if (!holds) {
            throw UsageException.format(complaint, values);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.card.ModelCard;
import io.orric.files.OutputFile;
import io.orric.job.ModelDescriptions;
import io.orric.options.UsageException;
import io.orric.registry.Digests;
import io.orric.retraining.RetrainingOptions;
import io.orric.training.Checkpoint;
import io.orric.training.ExampleSource;
import io.orric.training.Examples;
import io.orric.training.LearningRateSchedule;
import io.orric.training.Training;
import io.orric.training.TrainingSettings;
import io.orric.training.TrainingState;
import io.orric.vision.Augmentation;
import io.orric.vision.ClassNames;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelInput;
import io.orric.vision.OnnxGraph;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code orric train}: fine-tunes a model on labelled frames. */
@Command(
        name = "train",
        description = {
            "Fine-tune a TorchScript classifier on labelled frames.",
            "",
            "Frames are resized once, as the card beside the model says, model.yaml, which is copied"
                    + " to OUTPUT, or else stretched, and kept in memory. A checkpoint follows every epoch, in"
                    + " OUTPUT.checkpoint; --resume continues from it. Prints a line for each epoch.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  orric train --frames labelled/ --model base.pt --classes classes.txt \\",
            "    --output student.pt",
            "  orric train --synthetic 8000 --conditions all --model base.pt \\",
            "    --output teacher.pt"
        })
final class TrainCommand implements Callable<Integer> {

    private static final String AUGMENTATION = "flip,shift";

    @Mixin private LabelledFramesOptions frames;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "Model to start from, TorchScript.")
    private Path model;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "File of the trained model, TorchScript.")
    private Path output;

    @Option(
            names = "--resolution",
            paramLabel = "PIXELS",
            description = "Side of the square that the model takes (default: ${DEFAULT-VALUE}).")
    private int resolution = 64;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Number of passes over the frames (default: ${DEFAULT-VALUE}).")
    private int epochs = 10;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Frames in a mini-batch, at least 2 (default: ${DEFAULT-VALUE}).")
    private int batch = 32;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "Maximum step size of SGD, above 0 (default: ${DEFAULT-VALUE}).")
    private double learningRate = 0.03;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description =
                    "Course of the step size: ${COMPLETION-CANDIDATES} (default:"
                            + " ${DEFAULT-VALUE}).")
    private LearningRateSchedule schedule = LearningRateSchedule.COSINE;

    @Option(
            names = "--momentum",
            paramLabel = "M",
            description = "Momentum of SGD, from 0 to below 1 (default: ${DEFAULT-VALUE}).")
    private double momentum = 0.9;

    @Option(
            names = "--weight-decay",
            paramLabel = "D",
            defaultValue = "0.0005",
            description = "L2 penalty on the weights (default: ${DEFAULT-VALUE}).")
    private double weightDecay;

    @Option(
            names = "--augment",
            paramLabel = "KIND[,KIND]",
            description =
                    "Random variation of frames: none, or a list of flip, shift or crop, and light"
                            + " (default: what the model's card says, or "
                            + AUGMENTATION
                            + ").")
    private String augment;

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            description =
                    "Share of the frames kept for validation, between 0 and 1 (default:"
                            + " ${DEFAULT-VALUE}).")
    private double validation = 0.1;

    @Option(
            names = "--round-weights",
            description = "Round the weights to bfloat16 values, so that the file compresses.")
    private boolean roundWeights;

    @Option(names = "--resume", description = "Continue from the checkpoint of the same command.")
    private boolean resume;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        TrainingSettings settings = settings();
        ExampleSource source = frames.source();
        ClassNames classes = frames.classes(model);
        ModelInput input = frames.input(model);
        OutputFile trained = OutputFile.of("--output", output);
        requireSameCard();
        try (ImageClassifier start = LabelledFramesOptions.open(model)) {
            start.warm(resolution, classes);
        }
        Checkpoint checkpoint =
                new Checkpoint(output.resolveSibling(output.getFileName() + ".checkpoint"));
        TrainingState state =
                state(
                        checkpoint,
                        TrainingState.begin(
                                Digests.sha256(Files.readAllBytes(model)),
                                source.description(),
                                settings));
        PrintWriter out = spec.commandLine().getOut();
        TrainingLines lines = new TrainingLines(out, epochs);
        Examples examples = source.load(List.of(resolution), input, classes, lines::loaded).get(0);
        Training training = new Training(model, examples, state, checkpoint);
        try (ShutdownSignal interruption = new ShutdownSignal()) {
            if (!training.run(interruption::requested, lines::epoch)) {
                out.println("interrupted, continue from the last finished epoch with --resume");
                return 1;
            }
        }
        training.write(trained, roundWeights);
        checkpoint.delete();
        copyCard();
        out.println("written: " + output);
        out.println(graph());
        if (ModelDescriptions.augmentation(output).isEmpty()) {
            out.printf(
                    "to adapt it as a student: %s: %s, or 'augmentation: %s' in a card beside it%n",
                    RetrainingOptions.BATCH_NORM_AUGMENTATION,
                    settings.augmentation(),
                    settings.augmentation());
        }
        return 0;
    }

    /**
     * Gives the trained model the graph of the one it began with: their architecture is the same.
     */
    private String graph() throws IOException {
        Path target = OnnxGraph.fileOf(output);
        Optional<Path> known =
                Stream.of(OnnxGraph.fileOf(model), target).filter(Files::exists).findFirst();
        if (known.isEmpty()) {
            return String.format(
                    "no graph for ONNX Runtime: python models/export_onnx.py %s %s makes one",
                    output, target);
        }
        if (!known.get().equals(target)) {
            Files.copy(known.get(), target, StandardCopyOption.REPLACE_EXISTING);
        }
        return "graph: " + target;
    }

    /** The trained model takes the pictures that it was trained on. */
    private void requireSameCard() throws IOException {
        Path card = ModelCard.fileOf(model);
        Path target = ModelCard.fileOf(output);
        if (Files.exists(target) && (!Files.exists(card) || Files.mismatch(card, target) != -1)) {
            throw UsageException.format(
                    "--output is %s, beside model card %s, which is not that of %s; write to"
                            + " another folder, or put the same card beside both",
                    output, target, model);
        }
    }

    private void copyCard() throws IOException {
        Path card = ModelCard.fileOf(model);
        Path target = ModelCard.fileOf(output);
        if (Files.exists(card) && !Files.exists(target)) {
            Files.copy(card, target);
        }
    }

    private TrainingSettings settings() throws IOException {
        return new TrainingSettings(
                resolution,
                epochs,
                batch,
                learningRate,
                schedule,
                momentum,
                weightDecay,
                augmentation(),
                validation,
                frames.seed());
    }

    private Augmentation augmentation() throws IOException {
        Optional<Augmentation> said = ModelDescriptions.augmentation(model);
        if (augment == null) {
            return said.orElseGet(() -> Augmentation.parse(AUGMENTATION));
        }
        Augmentation given = UsageException.reading(() -> Augmentation.parse(augment));
        if (said.isPresent() && !said.get().equals(given)) {
            throw UsageException.format(
                    "--augment is %s, but model card %s says %s; leave the option out, or change"
                            + " the card",
                    given, ModelCard.fileOf(model), said.get());
        }
        return given;
    }

    private TrainingState state(Checkpoint checkpoint, TrainingState begun) throws IOException {
        Optional<TrainingState> found = checkpoint.state();
        if (found.isEmpty()) {
            return begun;
        }
        if (!resume) {
            throw UsageException.format(
                    "%s holds %d finished epochs, continue with --resume or delete it",
                    checkpoint, found.get().epochs().size());
        }
        found.get().requireContinues(begun);
        return found.get();
    }
}

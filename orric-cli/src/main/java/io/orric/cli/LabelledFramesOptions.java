// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.footage.FootageProvider;
import io.orric.options.UsageException;
import io.orric.training.ExampleSource;
import io.orric.training.RecordedExamples;
import io.orric.training.SceneExamples;
import io.orric.vision.ClassNames;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options of commands that take labelled frames and a model: what the frames are. */
final class LabelledFramesOptions {

    /** One of two sources. */
    static final class Source {

        @Option(
                names = "--frames",
                required = true,
                paramLabel = "PATH",
                description =
                        "Labelled frames: a folder or .zip with the images of each class in a"
                                + " sub-folder, or a CIFAR-10-C .npy file.")
        private Path recording;

        @Option(
                names = "--synthetic",
                required = true,
                paramLabel = "N",
                description = "So many frames of the synthetic camera.")
        private Integer synthetic;
    }

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(
            names = "--classes",
            paramLabel = "FILE",
            description =
                    "Class names, one a line (default: classes.txt beside the model, or those of"
                            + " the synthetic camera).")
    private Path classes;

    @Option(
            names = "--mean",
            paramLabel = "M",
            defaultValue = "0.5",
            description =
                    "Subtracted from pixel values, scaled to 0 to 1 (default: ${DEFAULT-VALUE}).")
    private float mean;

    @Option(
            names = "--std",
            paramLabel = "S",
            defaultValue = "0.5",
            description = "Then divides them (default: ${DEFAULT-VALUE}).")
    private float std;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description =
                    "Decides synthetic frames, and whatever else is random (default:"
                            + " ${DEFAULT-VALUE}).")
    private long seed;

    long seed() {
        return seed;
    }

    boolean synthetic() {
        return source.synthetic != null;
    }

    /** The frames; a recording has its own conditions. */
    ExampleSource source(String conditions) throws IOException {
        FootageProvider camera = camera();
        if (synthetic()) {
            return new SceneExamples(camera, conditions, source.synthetic, seed);
        }
        // They do not count here, but a mistake in them does.
        camera.under(conditions);
        return new RecordedExamples(source.recording, seed);
    }

    private static FootageProvider camera() throws IOException {
        return FootageProvider.find(FootageProvider.SYNTHETIC).orElseThrow();
    }

    ClassNames classes(Path model) throws IOException {
        if (classes == null && synthetic()) {
            return camera().classes();
        }
        Path file = classes == null ? model.resolveSibling("classes.txt") : classes;
        requireFile("--classes", file);
        return UsageException.reading(() -> ClassNames.read(file));
    }

    /** How pixels become a model's input. */
    ModelInput input() {
        if (!(std > 0)) {
            throw new UsageException("--std is " + std + ", must be above 0");
        }
        return new ModelInput(mean, std);
    }

    /** Opens a model, having checked that it is there. */
    static ImageClassifier open(Path model) throws IOException {
        requireFile("--model", model);
        return ImageClassifier.load(model);
    }

    private static void requireFile(String option, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UsageException(option + " is " + file + ", which is no file");
        }
    }
}

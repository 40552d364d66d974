// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.footage.FootageProvider;
import io.orric.job.JobOptions;
import io.orric.job.ModelDescriptions;
import io.orric.operator.OperatorOptions;
import io.orric.options.UsageException;
import io.orric.training.ExampleSource;
import io.orric.vision.ClassNames;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for the labelled frames of commands that train or measure models. */
final class LabelledFramesOptions {

    /** A recording or the synthetic camera. */
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
                description =
                        "Number of frames drawn by the synthetic camera, instead of --frames.")
        private Integer synthetic;
    }

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(
            names = "--classes",
            paramLabel = "FILE",
            description =
                    "Class names, one a line (default: classes.txt beside the model, or the classes"
                            + " of its card, model.yaml, or those of the synthetic camera).")
    private Path classes;

    @Option(
            names = "--conditions",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "CONDITIONS",
            defaultValue = "clear",
            description =
                    "Conditions of synthetic frames: 'clear'; 'all', drawn for each frame; or fixed"
                            + " ones such as fog:0.6+rain:0.3. 'orric evaluate' takes a list and"
                            + " measures one after the other (default: ${DEFAULT-VALUE}).")
    private List<String> conditions;

    @Mixin
    private final AliasOptions aliases =
            new AliasOptions(JobOptions.MEAN, JobOptions.STD, OperatorOptions.SEED);

    /** Random seed of synthetic frames, and of the order in which frames are trained on. */
    long seed() {
        return OperatorOptions.SEED.read(given());
    }

    private Configuration given() {
        Configuration given = new Configuration();
        aliases.over(given);
        return given;
    }

    private boolean synthetic() {
        return source.synthetic != null;
    }

    /** The frames, under one choice of conditions. */
    ExampleSource source() throws IOException {
        return source(String.join(",", conditions));
    }

    /**
     * The frames under each of the conditions, in the order in which they were given; a recording
     * has conditions of its own, called "-".
     */
    Map<String, ExampleSource> sources() throws IOException {
        Map<String, ExampleSource> sources = new LinkedHashMap<>();
        for (String each : conditions) {
            sources.put(synthetic() ? each : "-", source(each));
        }
        return sources;
    }

    private ExampleSource source(String under) throws IOException {
        FootageProvider camera = FootageProvider.synthetic();
        if (synthetic()) {
            return ExampleSource.drawn(camera, under, source.synthetic, seed());
        }
        // They do not count here, but a mistake in them does.
        camera.under(under);
        return ExampleSource.recorded(source.recording, seed());
    }

    ClassNames classes(Path model) throws IOException {
        if (classes == null && synthetic()) {
            return FootageProvider.synthetic().classes();
        }
        return UsageException.reading(
                () ->
                        ModelDescriptions.classes(
                                model,
                                Optional.ofNullable(classes),
                                file -> {
                                    UsageException.requireFile("--classes", file);
                                    return file;
                                }));
    }

    /** Preparation of pictures for a model. */
    ModelInput input(Path model) throws IOException {
        return ModelDescriptions.input(given(), model);
    }

    /** Opens a model, having checked that it is there. */
    static ImageClassifier open(Path model) throws IOException {
        UsageException.requireFile("--model", model);
        return ImageClassifier.load(model);
    }
}

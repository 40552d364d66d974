// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.job.ModelDescriptions;
import io.orric.options.Range;
import io.orric.options.UsageException;
import io.orric.training.Evaluation;
import io.orric.training.ExampleSource;
import io.orric.training.Examples;
import io.orric.vision.ClassNames;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code orric evaluate}: measures models on labelled frames. */
@Command(
        name = "evaluate",
        description = {
            "Measure the accuracy of models on labelled frames, by resolution and condition.",
            "",
            "Prints a line for each model and condition, in per cent of the frames. Frames are"
                    + " resized and normalised as the card beside each model says, model.yaml, or"
                    + " else by --mean and --std.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  orric evaluate --synthetic 960 --conditions clear,fog:0.6 \\",
            "    --resolutions 32,64 --model student.pt,teacher.pt"
        })
final class EvaluateCommand implements Callable<Integer> {

    @Mixin private LabelledFramesOptions frames;

    @Option(
            names = "--model",
            required = true,
            split = ",",
            paramLabel = "FILE",
            description = "Models to measure, TorchScript, of the same classes.")
    private List<Path> models;

    @Option(
            names = "--resolutions",
            split = ",",
            paramLabel = "PIXELS",
            defaultValue = "64",
            description = "Sides of the square that a model takes (default: ${DEFAULT-VALUE}).")
    private List<Integer> resolutions;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Range<Integer> sides =
                Range.between(ModelInput.SMALLEST_RESOLUTION, ModelInput.LARGEST_RESOLUTION);
        if (!resolutions.stream().allMatch(sides.holds())) {
            throw new UsageException("--resolutions", resolutions, "must be " + sides.words());
        }
        Map<String, ExampleSource> sources = frames.sources();
        ClassNames classes = frames.classes(models.get(0));
        List<ModelInput> inputs = new ArrayList<>();
        List<ImageClassifier> opened = new ArrayList<>();
        try {
            for (Path model : models) {
                ImageClassifier classifier = LabelledFramesOptions.open(model);
                opened.add(classifier);
                ModelDescriptions.requireSame(model, classes, models.get(0));
                inputs.add(frames.input(model));
                classifier.warm(resolutions.get(0), classes);
            }
            header();
            for (Map.Entry<String, ExampleSource> each : sources.entrySet()) {
                measure(each.getValue(), each.getKey(), classes, inputs, opened);
            }
        } finally {
            opened.forEach(ImageClassifier::close);
        }
        return 0;
    }

    private void measure(
            ExampleSource source,
            String under,
            ClassNames classes,
            List<ModelInput> inputs,
            List<ImageClassifier> opened)
            throws IOException {
        List<Examples> loaded = List.of();
        for (int i = 0; i < opened.size(); i++) {
            if (i == 0 || !inputs.get(i).equals(inputs.get(i - 1))) {
                loaded = source.load(resolutions, inputs.get(i), classes, (done, total) -> {});
            }
            StringBuilder line = new StringBuilder();
            for (Examples examples : loaded) {
                double accuracy = Evaluation.accuracy(opened.get(i)::logits, examples);
                line.append(String.format(Locale.ROOT, "%7.1f", 100 * accuracy));
            }
            print(models.get(i).getFileName(), under, line);
        }
    }

    private void header() {
        StringBuilder line = new StringBuilder();
        resolutions.forEach(side -> line.append(String.format(Locale.ROOT, "%7d", side)));
        print("model", "conditions", line);
    }

    private void print(Object model, String under, StringBuilder values) {
        spec.commandLine().getOut().printf("%-24s %-20s%s%n", model, under, values);
    }
}

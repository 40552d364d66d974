// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

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
            "Prints a line for each model and condition, in per cent of the frames.",
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
            description = "Sides of the square a frame is resized to (default: ${DEFAULT-VALUE}).")
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
        List<ImageClassifier> opened = new ArrayList<>();
        try {
            for (Path model : models) {
                ImageClassifier classifier = LabelledFramesOptions.open(model);
                opened.add(classifier);
                classifier.warm(resolutions.get(0), classes);
            }
            header();
            for (Map.Entry<String, ExampleSource> each : sources.entrySet()) {
                measure(each.getValue(), each.getKey(), classes, opened);
            }
        } finally {
            opened.forEach(ImageClassifier::close);
        }
        return 0;
    }

    private void measure(
            ExampleSource source, String under, ClassNames classes, List<ImageClassifier> opened)
            throws IOException {
        List<Examples> loaded = source.load(resolutions, classes, (done, total) -> {});
        for (int i = 0; i < opened.size(); i++) {
            StringBuilder line = new StringBuilder();
            for (Examples examples : loaded) {
                double accuracy =
                        Evaluation.accuracy(opened.get(i)::logits, examples, frames.input());
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

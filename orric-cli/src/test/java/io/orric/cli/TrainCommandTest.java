// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orric.card.ModelCard;
import io.orric.registry.Digests;
import io.orric.testutils.LabelledImage;
import io.orric.testutils.TinyModels;
import io.orric.training.Checkpoint;
import io.orric.training.EpochResult;
import io.orric.training.ExampleSource;
import io.orric.training.Examples;
import io.orric.training.LearningRateSchedule;
import io.orric.training.Training;
import io.orric.training.TrainingSettings;
import io.orric.training.TrainingState;
import io.orric.vision.Augmentation;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelInput;
import io.orric.vision.OnnxGraph;
import io.orric.vision.PixelBatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TrainCommandTest {

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private TinyModels models;
    private Path recording;
    private Path output;

    @BeforeEach
    void drawDriftedFrames() throws IOException {
        models = TinyModels.copyTo(folder);
        recording = folder.resolve("labelled");
        output = folder.resolve("trained.pt");
        int position = 0;
        for (LabelledImage frame : TinyModels.driftedFrames(240, 1)) {
            Path file = recording.resolve(frame.label()).resolve(position++ + ".png");
            Files.createDirectories(file.getParent());
            Files.write(file, frame.image());
        }
    }

    @Test
    void trainsOnAFolderAndPrintsALineAnEpoch() throws IOException {
        assertThat(train("--epochs", "6", "--learning-rate", "0.05")).isZero();
        assertThat(out.toString())
                .containsPattern(
                        "epoch  6 of 6  loss \\d\\.\\d{4}  validation \\d+\\.\\d%  \\d+ frames/s  0:00 left")
                .contains("written: " + output + "\ngraph: " + OnnxGraph.fileOf(output) + "\n");
        assertThat(accuracy(models.student())).isLessThan(50);
        assertThat(accuracy(output)).isGreaterThan(80);
        assertThat(namesIn(folder))
                .filteredOn(name -> name.startsWith("trained.pt"))
                .containsExactly("trained.pt");
    }

    @Test
    void trainsOnTheSyntheticCamera() {
        assertThat(synthetic(models.trainable(), "--epochs", "1", "--batch", "8")).isZero();
        assertThat(out.toString()).contains("frames loaded: 24 of 24", "epoch  1 of 1");
        assertThat(output).exists();
    }

    @Test
    void theSyntheticCameraNeedsItsOwnClasses() {
        assertThat(synthetic(models.trainable(), "--classes", models.classes().toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("the model has 8 outputs, the classes file names 3");
        assertThat(synthetic(models.student(), "--classes", models.classes().toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("the synthetic camera shows the class car, which is not among");
    }

    @Test
    void theTrainedModelGetsTheGraphOfTheOneItBeganWith() throws IOException {
        assertThat(trainTo(output)).isZero();
        assertThat(OnnxGraph.fileOf(output)).hasSameBinaryContentAs(models.studentGraph());
        Files.delete(OnnxGraph.fileOf(output));
        Files.delete(models.studentGraph());
        Files.delete(output);
        assertThat(trainTo(output)).isZero();
        assertThat(OnnxGraph.fileOf(output)).doesNotExist();
        assertThat(out.toString())
                .contains("python models/export_onnx.py " + output + " " + OnnxGraph.fileOf(output))
                .contains("orric.retraining.batch-norm.augmentation: flip,shift, or");
    }

    @Test
    void theTrainedModelGetsTheCardOfTheOneItBeganWith() throws IOException {
        Files.delete(models.classes());
        Path card =
                Files.writeString(
                        ModelCard.fileOf(models.student()),
                        """
                        input:
                          mean: [0.5, 0.4, 0.5]
                          std: [0.5, 0.5, 0.5]
                          mode: letterbox
                          filter: bilinear
                        classes: [red, green, blue]
                        augmentation: flip
                        """);
        output = Files.createDirectory(folder.resolve("trained")).resolve("student.pt");
        assertThat(trainTo(output)).isZero();
        assertThat(ModelCard.fileOf(output)).hasSameBinaryContentAs(card);

        assertThat(trainTo(output, "--augment", "flip,shift")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--augment is flip,shift, but model card " + card + " says flip;");

        Files.writeString(ModelCard.fileOf(output), "another");
        assertThat(trainTo(output)).isEqualTo(2);
        assertThat(err.toString())
                .contains(", beside model card " + ModelCard.fileOf(output))
                .contains("which is not that of " + models.student() + "; write to another folder");
    }

    @Test
    void aResumedTrainingEndsAsOneThatWentThrough() throws IOException {
        Path through = folder.resolve("through.pt");
        assertThat(trainTo(through)).isZero();

        Checkpoint checkpoint = new Checkpoint(folder.resolve("trained.pt.checkpoint"));
        List<EpochResult> finished = trainOneEpoch(models.student(), checkpoint);
        assertThat(finished).hasSize(1);
        assertThat(trainTo(output)).isEqualTo(2);
        assertThat(err.toString())
                .contains("trained.pt.checkpoint holds 1 finished epochs, continue with --resume");
        assertThat(trainTo(output, "--resume")).isZero();

        float[][] resumed = logits(output);
        float[][] straight = logits(through);
        for (int i = 0; i < straight.length; i++) {
            assertThat(resumed[i]).containsExactly(straight[i], within(1e-5f));
        }
    }

    @Test
    void aCheckpointOfOtherOptionsIsNotResumed() throws IOException {
        trainOneEpoch(models.student(), new Checkpoint(folder.resolve("trained.pt.checkpoint")));
        assertThat(trainTo(output, "--resume", "--batch", "8")).isEqualTo(2);
        assertThat(err.toString())
                .contains("the checkpoint is of another training")
                .contains("batch=16")
                .contains("batch=8");
        assertThat(output).doesNotExist();
    }

    @Test
    void roundedWeightsCompressBetterAndAnswerAlike() throws IOException {
        Path rounded = folder.resolve("rounded.pt");
        assertThat(trainTo(output)).isZero();
        assertThat(trainTo(rounded, "--round-weights")).isZero();
        assertThat(Files.readAllBytes(rounded)).isNotEqualTo(Files.readAllBytes(output));
        assertThat(accuracy(rounded)).isCloseTo(accuracy(output), within(3.0));
        float[][] before = logits(output);
        float[][] after = logits(rounded);
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).containsExactly(before[i], within(0.2f));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--epochs, 0, 'epochs is 0, must be at least 1'",
        "--batch, 1, 'batch is 1, must be at least 2'",
        "--learning-rate, -1, 'learning rate is -1.0, must be above 0'",
        "--validation, 1, 'validation is 1.0, must be between 0 and 1'",
        "--batch, 500, '240 pictures'",
        "--augment, blur, 'augmentation is ''blur'''",
        "--schedule, linear, 'expected one of [COSINE, STEP]'",
        "--conditions, hail, 'condition is ''hail'''",
        "--frames, nowhere, 'nowhere does not exist'",
        "--classes, nowhere, '--classes is nowhere, which is no file'",
        "--model, nowhere.pt, '--model is nowhere.pt, which is no file'",
        "--output, no/where.pt, '--output is no/where.pt, whose folder does not exist'",
        "--std, 0, 'option orric.models.std is 0, must be from 0.000001 to 1000'",
    })
    void wrongOptionsAreUsageErrors(String option, String value, String message) {
        List<String> arguments = new ArrayList<>(List.of("train"));
        Stream.of(
                        List.of("--frames", recording.toString()),
                        List.of("--model", models.student().toString()),
                        List.of("--classes", models.classes().toString()),
                        List.of("--output", output.toString()))
                .filter(given -> !given.get(0).equals(option))
                .forEach(arguments::addAll);
        arguments.addAll(List.of(option, value));
        assertThat(execute(arguments.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void aFrameThatIsNoPictureIsNamed() throws IOException {
        Files.writeString(recording.resolve("red/broken.png"), "no picture");
        assertThat(train("--epochs", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("labelled is unusable, remove it");
    }

    @Test
    void evaluateMeasuresByResolution() {
        assertThat(
                        execute(
                                "evaluate",
                                "--frames",
                                recording.toString(),
                                "--model",
                                models.student() + "," + models.teacher(),
                                "--resolutions",
                                "12,24"))
                .isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("model +conditions +12 +24");
        assertThat(lines.get(2)).matches("tiny-teacher.pt +- +\\d+\\.\\d +9\\d\\.\\d");
    }

    private List<EpochResult> trainOneEpoch(Path model, Checkpoint checkpoint) throws IOException {
        TrainingSettings settings =
                new TrainingSettings(
                        TinyModels.RESOLUTION,
                        3,
                        16,
                        0.05,
                        LearningRateSchedule.COSINE,
                        0.9,
                        0.0005,
                        Augmentation.parse("flip,shift"),
                        0.1,
                        1);
        ExampleSource source = ExampleSource.recorded(recording, 1);
        Examples examples =
                source.load(
                                List.of(TinyModels.RESOLUTION),
                                TinyModels.INPUT,
                                TinyModels.CLASSES,
                                (done, total) -> {})
                        .get(0);
        TrainingState begun =
                TrainingState.begin(
                        Digests.sha256(Files.readAllBytes(model)), source.description(), settings);
        List<EpochResult> finished = new ArrayList<>();
        boolean through =
                new Training(model, examples, begun, checkpoint)
                        .run(() -> !finished.isEmpty(), finished::add);
        assertThat(through).isFalse();
        return finished;
    }

    private int synthetic(Path model, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "train",
                                "--synthetic",
                                "24",
                                "--conditions",
                                "all",
                                "--resolution",
                                "16",
                                "--model",
                                model.toString(),
                                "--output",
                                output.toString()));
        arguments.addAll(Arrays.asList(more));
        return execute(arguments.toArray(String[]::new));
    }

    private int trainTo(Path target, String... more) {
        List<String> arguments = trainingTo(target);
        arguments.addAll(List.of("--epochs", "3", "--learning-rate", "0.05"));
        List<String> extra = Arrays.asList(more);
        if (!extra.contains("--batch")) {
            arguments.addAll(List.of("--batch", "16"));
        }
        arguments.addAll(extra);
        return execute(arguments.toArray(String[]::new));
    }

    private int train(String... more) {
        List<String> arguments = trainingTo(output);
        arguments.addAll(List.of("--batch", "16"));
        arguments.addAll(Arrays.asList(more));
        return execute(arguments.toArray(String[]::new));
    }

    private List<String> trainingTo(Path target) {
        return new ArrayList<>(
                List.of(
                        "train",
                        "--frames",
                        recording.toString(),
                        "--model",
                        models.student().toString(),
                        "--output",
                        target.toString(),
                        "--resolution",
                        "24"));
    }

    private int execute(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private double accuracy(Path model) {
        out.getBuffer().setLength(0);
        assertThat(
                        execute(
                                "evaluate",
                                "--frames",
                                recording.toString(),
                                "--model",
                                model.toString(),
                                "--resolutions",
                                "24"))
                .isZero();
        String line = out.toString().lines().skip(1).findFirst().orElseThrow().strip();
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    private static float[][] logits(Path model) throws IOException {
        short[] values = new short[4 * ModelInput.length(TinyModels.RESOLUTION)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (PixelBatch.UNIT * (i * 37 % 101));
        }
        try (ImageClassifier classifier = ImageClassifier.load(model)) {
            return classifier.logits(
                    new PixelBatch(4, TinyModels.RESOLUTION, values, TinyModels.INPUT));
        }
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

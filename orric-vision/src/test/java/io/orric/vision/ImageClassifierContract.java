// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orric.testutils.TinyModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Behaviour that models have by whichever engine they are served. */
abstract class ImageClassifierContract {

    /** Normalises a value b to b / 50 - 1. */
    private static final ModelInput PATTERN_INPUT = new ModelInput(50 / 255f, 50 / 255f);

    @TempDir private Path folder;

    private TinyModels models;

    /** Copies the models as this engine takes them. */
    abstract TinyModels copyTo(Path target);

    @BeforeEach
    void copyModels() {
        models = copyTo(folder);
    }

    @ParameterizedTest(name = "{0}, {1} of {2}")
    @MethodSource("goldenLines")
    void logitsAreThoseOfPyTorch(String model, int size, int resolution, float[] golden)
            throws Exception {
        try (ImageClassifier classifier = ImageClassifier.load(folder.resolve(model + ".pt"))) {
            float[][] logits = classifier.logits(pattern(size, resolution));
            assertThat(logits).hasDimensions(size, 3);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < 3; j++) {
                    assertThat(logits[i][j]).isCloseTo(golden[i * 3 + j], within(1e-5f));
                }
            }
        }
    }

    @Test
    void aBatchIsInferredAsItsPicturesAreOneByOne() throws Exception {
        try (ImageClassifier classifier = ImageClassifier.load(models.student())) {
            PixelBatch batch = pattern(3, 16);
            float[][] together = classifier.logits(batch);
            int length = ModelInput.length(16);
            for (int i = 0; i < 3; i++) {
                short[] values = new short[length];
                System.arraycopy(batch.values(), i * length, values, 0, length);
                assertThat(classifier.logits(new PixelBatch(1, 16, values, PATTERN_INPUT))[0])
                        .containsExactly(together[i], within(1e-5f));
            }
        }
    }

    @Test
    void probabilitiesAreTheSoftmaxOfTheLogits() throws Exception {
        try (ImageClassifier classifier = ImageClassifier.load(models.student())) {
            float[] expected = classifier.logits(pattern(1, 24))[0];
            Probabilities.softmax(expected);
            assertThat(classifier.probabilities(pattern(1, 24))[0]).isEqualTo(expected);
        }
    }

    @Test
    void warmingRefusesAnotherNumberOfClasses() throws Exception {
        try (ImageClassifier classifier = ImageClassifier.load(models.student())) {
            classifier.warm(24, TinyModels.CLASSES);
            assertThatThrownBy(() -> classifier.warm(24, new ClassNames(List.of("car", "bus"))))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "the model has 3 outputs, the classes file names 2 classes (car, bus)");
        }
    }

    @Test
    void aFileThatIsNoTorchScriptIsNamed() throws Exception {
        Path text = Files.writeString(folder.resolve("text.pt"), "not a model");
        Path empty = Files.createFile(folder.resolve("empty.pt"));
        byte[] half = Files.readAllBytes(models.student());
        Path truncated = Files.write(folder.resolve("half.pt"), Arrays.copyOf(half, 4000));
        for (Path file : List.of(text, empty, truncated)) {
            assertThatThrownBy(() -> ImageClassifier.load(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("cannot load " + file + " as a TorchScript model");
        }
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("missing.pt");
        assertThatThrownBy(() -> ImageClassifier.load(missing))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing.pt");
    }

    @Test
    void mayBeClosedTwice() throws Exception {
        ImageClassifier classifier = ImageClassifier.load(models.student());
        classifier.close();
        classifier.close();
    }

    /** Name of the pattern in {@code make_tiny_models.py}. */
    static PixelBatch pattern(int size, int resolution) {
        short[] values = new short[size * ModelInput.length(resolution)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (PixelBatch.UNIT * (i * 37L % 101));
        }
        return new PixelBatch(size, resolution, values, PATTERN_INPUT);
    }

    static Stream<Object[]> goldenLines() throws IOException {
        try (InputStream in =
                ImageClassifierContract.class.getResourceAsStream("golden-logits.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return text.lines().map(line -> golden(line.split(" "))).toList().stream();
        }
    }

    private static Object[] golden(String[] words) {
        float[] logits = new float[words.length - 3];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Float.parseFloat(words[i + 3]);
        }
        return new Object[] {
            words[0], Integer.valueOf(words[1]), Integer.valueOf(words[2]), logits
        };
    }
}

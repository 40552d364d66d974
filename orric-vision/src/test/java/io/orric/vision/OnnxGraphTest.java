// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orric.testutils.TinyModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxGraphTest {

    @TempDir private Path folder;

    private TinyModels models;

    @BeforeEach
    void copyModels() {
        models = TinyModels.copyTo(folder);
    }

    @Test
    void theGraphBesideAModelHasItsName() throws Exception {
        assertThat(OnnxGraph.fileOf(Path.of("a/student.v2.pt")))
                .isEqualTo(Path.of("a/student.v2.onnx"));
        assertThat(OnnxGraph.beside(models.student())).isPresent();
        assertThat(OnnxGraph.beside(models.trainable())).isEmpty();
        assertThat(ImageClassifier.engineOf(models.student())).isEqualTo("ONNX Runtime");
        assertThat(ImageClassifier.engineOf(models.trainable())).isEqualTo("PyTorch");
    }

    @Test
    void everyVersionAnswersWithItsOwnWeightsAndStatistics() throws Exception {
        OnnxGraph graph = OnnxGraph.read(models.studentGraph());
        PixelBatch batch = noise(6, 24);
        List<ImageClassifier> served = new ArrayList<>();
        List<float[][]> expected = new ArrayList<>();
        try (TrainableClassifier trainee =
                TrainableClassifier.load(models.student(), n -> 0.05, 0, 0)) {
            for (int version = 0; version < 5; version++) {
                Path saved = folder.resolve(version + ".pt");
                trainee.save(saved);
                served.add(graph.with(saved));
                expected.add(trainee.logits(batch));
                trainee.adaptStatistics(batch);
                trainee.step(batch, targets(batch.size()));
            }
        }
        // Sessions must not refer to memory that was used again or collected meanwhile.
        System.gc();
        for (int version = 0; version < 5; version++) {
            assertClose(served.get(version).logits(batch), expected.get(version));
            served.get(version).close();
        }
        assertThat(expected.get(0)[0][0]).isNotCloseTo(expected.get(4)[0][0], within(0.01f));
    }

    @Test
    void theValuesInTheGraphFileAreNotUsed() throws Exception {
        OnnxGraph graph = OnnxGraph.read(resource("with-values.onnx"));
        PixelBatch batch = noise(3, 16);
        try (TrainableClassifier trainee =
                TrainableClassifier.load(models.student(), n -> 0.1, 0, 0)) {
            trainee.step(batch, targets(3));
            Path saved = folder.resolve("trained.pt");
            trainee.save(saved);
            try (ImageClassifier served = graph.with(saved)) {
                assertClose(served.logits(batch), trainee.logits(batch));
            }
        }
    }

    @Test
    void severalThreadsAnswerAsOneDoes() throws Exception {
        OnnxGraph graph = OnnxGraph.read(models.studentGraph());
        PixelBatch batch = noise(9, 40);
        try (ImageClassifier one = graph.with(models.student());
                ImageClassifier two = graph.with(models.student(), 2)) {
            assertClose(two.logits(batch), one.logits(batch));
        }
    }

    @Test
    void aBatchMayBeSmallerOrLargerThanTheOneBefore() throws Exception {
        try (ImageClassifier onnx = ImageClassifier.load(models.student());
                ImageClassifier torch = ImageClassifier.loadTorchScript(models.student())) {
            for (int[] shape : new int[][] {{1, 12}, {64, 24}, {2, 8}, {7, 50}, {64, 24}}) {
                PixelBatch batch = noise(shape[0], shape[1]);
                assertClose(onnx.logits(batch), torch.logits(batch));
            }
        }
    }

    @Test
    void aGraphOfAnotherModelIsRefusedByTheTensorThatDiffers() throws Exception {
        OnnxGraph graph = OnnxGraph.read(models.studentGraph());
        assertThatThrownBy(() -> graph.with(models.teacher()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tiny-student.onnx is of another model")
                .hasMessageContaining("its conv.weight is float32 [6, 3, 3, 3]")
                .hasMessageContaining("tiny-teacher.pt is float32 [24, 3, 3, 3]")
                .hasMessageContaining("export_onnx.py");
    }

    @Test
    void aGraphWithFoldedWeightsIsRefused() throws Exception {
        OnnxGraph graph = OnnxGraph.read(resource("plain-export.onnx"));
        assertThatThrownBy(() -> graph.with(models.student()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "plain-export.onnx is of another model: it has no conv.weight")
                .hasMessageContaining("remove it");
    }

    @Test
    void aFileThatIsNoGraphIsNamed() throws Exception {
        for (String content : List.of("", "not a graph", "\u0001\u0002\u0003")) {
            Path file = Files.writeString(folder.resolve("text.onnx"), content);
            assertThatThrownBy(() -> OnnxGraph.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("cannot load " + file + ": it ");
        }
    }

    @Test
    void aDamagedGraphIsAnIoException() throws Exception {
        byte[] sound = Files.readAllBytes(models.studentGraph());
        Path file = folder.resolve("damaged.onnx");
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            byte[] damaged =
                    i % 2 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            try (ImageClassifier model = OnnxGraph.read(file).with(models.student())) {
                assertThat(model.logits(noise(1, 24))).hasNumberOfRows(1);
            } catch (IOException e) {
                assertThat(e).hasMessageMatching("(?s).*(damaged.onnx|a batch of 1).*");
            }
        }
    }

    private Path resource(String name) throws IOException {
        Path target = folder.resolve(name);
        try (InputStream in = OnnxGraphTest.class.getResourceAsStream(name)) {
            Files.copy(in, target);
        }
        return target;
    }

    private static PixelBatch noise(int size, int resolution) {
        short[] values = new short[size * ModelInput.length(resolution)];
        Random random = new Random(size);
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) random.nextInt(255 * PixelBatch.UNIT + 1);
        }
        return new PixelBatch(size, resolution, values, TinyModels.INPUT);
    }

    private static float[] targets(int size) {
        float[] targets = new float[size * 3];
        for (int i = 0; i < size; i++) {
            targets[i * 3 + i % 3] = 1;
        }
        return targets;
    }

    private static void assertClose(float[][] actual, float[][] expected) {
        assertThat(actual).hasDimensions(expected.length, expected[0].length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).containsExactly(expected[i], within(2e-5f));
        }
    }
}

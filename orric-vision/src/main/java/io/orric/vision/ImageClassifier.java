// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An image classifier, student or teacher: input float32 (n, 3, h, w), output logits (n, classes).
 *
 * <pre>{@code
 * PixelBatch batch = PixelBatch.of(images, 64, new ModelInput(0.5f, 0.5f));
 * try (ImageClassifier student = ImageClassifier.load(Path.of("student.pt"))) {
 *     float[][] probabilities = student.probabilities(batch);
 * }
 * }</pre>
 *
 * <p>A TorchScript file is served by PyTorch, or, where its graph lies beside it as an {@link
 * OnnxGraph}, by ONNX Runtime, which is several times as fast. Logits of the two differ in the
 * sixth digit, in which batches of different sizes differ too.
 *
 * <p>Used by one thread at a time; native memory lives until {@link #close()}.
 */
public interface ImageClassifier extends AutoCloseable {

    /**
     * Loads a TorchScript file for inference, with its graph if there is one beside it.
     *
     * @param file TorchScript file, such as {@code student.pt}; its graph is then {@code
     *     student.onnx} in the same folder
     * @throws IOException if a file cannot be read or is no such model, or if they do not match
     */
    static ImageClassifier load(Path file) throws IOException {
        Optional<OnnxGraph> graph = OnnxGraph.beside(file);
        return graph.isPresent() ? graph.get().with(file) : loadTorchScript(file);
    }

    /**
     * Loads a TorchScript file to be served by PyTorch, whatever lies beside it.
     *
     * @throws IOException if the file cannot be read or is no TorchScript module
     */
    static ImageClassifier loadTorchScript(Path file) throws IOException {
        return TorchScriptClassifier.load(file);
    }

    /** Name of the engine that {@link #load} would serve a TorchScript file by. */
    static String engineOf(Path file) {
        return Files.exists(OnnxGraph.fileOf(file)) ? "ONNX Runtime" : "PyTorch";
    }

    /**
     * Logits of every picture, of shape (size, classes).
     *
     * @throws IOException if the model fails on the batch
     */
    float[][] logits(PixelBatch batch) throws IOException;

    /** Class probabilities of every picture, of shape (size, classes). */
    default float[][] probabilities(PixelBatch batch) throws IOException {
        float[][] logits = logits(batch);
        for (float[] row : logits) {
            Probabilities.softmax(row);
        }
        return logits;
    }

    /**
     * Runs one black picture through, so that the first real batch is as quick as the rest, and
     * checks that the model answers with that many classes.
     *
     * @throws IOException if the model fails or has another number of classes
     */
    default void warm(int resolution, ClassNames classes) throws IOException {
        float[][] logits = logits(PixelBatch.black(1, resolution));
        if (logits[0].length != classes.size()) {
            throw new IOException(
                    String.format(
                            "the model has %s outputs, the classes file names %s classes (%s)",
                            logits[0].length, classes.size(), classes));
        }
    }

    @Override
    void close();
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The tensors of a model that change when it is trained, found out by trying. Their names do not
 * tell: a module that was traced for inference, or frozen, has them all and moves none.
 *
 * @param statistics names of the tensors that a pass in training mode changes: batch-norm
 *     statistics that are alive
 * @param weights names of the tensors that a step of SGD changes
 */
public record TrainingProbe(Set<String> statistics, Set<String> weights) {

    private static final int PICTURES = 8;
    private static final float LEARNING_RATE = 0.1f;

    /**
     * Trains a copy of a model in memory on a few pictures.
     *
     * @param torchScript TorchScript file of the model
     * @param resolution side of the pictures it is trained on, pixels
     * @param input normalisation that the model expects
     * @param classes number of its outputs
     * @throws IOException if the file cannot be read or is no TorchScript module
     */
    public static TrainingProbe of(Path torchScript, int resolution, ModelInput input, int classes)
            throws IOException {
        PixelBatch pictures = GraphCheck.probe(PICTURES, resolution, input);
        float[] targets = new float[PICTURES * classes];
        for (int i = 0; i < PICTURES; i++) {
            targets[i * classes + i % classes] = 1;
        }
        Path folder = Files.createTempDirectory("orric-probe");
        Path first = folder.resolve("first.pt");
        Path second = folder.resolve("second.pt");
        try (TrainableClassifier model =
                TrainableClassifier.load(torchScript, n -> LEARNING_RATE, 0, 0)) {
            model.save(first);
            model.adaptStatistics(pictures);
            model.save(second);
            Set<String> statistics = changed(first, second);
            trainOn(model, pictures, targets);
            model.save(first);
            return new TrainingProbe(statistics, changed(second, first));
        } finally {
            Files.deleteIfExists(first);
            Files.deleteIfExists(second);
            Files.delete(folder);
        }
    }

    /** A model whose parameters are constants cannot be trained, which the engine throws at. */
    private static void trainOn(TrainableClassifier model, PixelBatch pictures, float[] targets) {
        try {
            model.stepKeepingStatistics(pictures, targets);
        } catch (RuntimeException e) {
            // Then nothing has changed, which is what is asked.
        }
    }

    private static Set<String> changed(Path before, Path after) throws IOException {
        Set<String> changed = new HashSet<>();
        try (TorchScriptArchive old = TorchScriptArchive.open(before);
                TorchScriptArchive current = TorchScriptArchive.open(after)) {
            for (Map.Entry<String, StoredTensor> tensor : current.tensors().entrySet()) {
                String name = tensor.getKey();
                int size = tensor.getValue().size();
                if (!values(old, name, size).equals(values(current, name, size))) {
                    changed.add(name);
                }
            }
        }
        return Set.copyOf(changed);
    }

    private static FloatBuffer values(TorchScriptArchive archive, String name, int size)
            throws IOException {
        FloatBuffer values = FloatBuffer.allocate(size);
        archive.copy(name, values);
        return values.flip();
    }
}

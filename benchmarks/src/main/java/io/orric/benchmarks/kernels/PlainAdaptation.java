// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.kernels;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import io.orric.vision.Augmentation;
import io.orric.vision.Augmentation.Kind;
import io.orric.vision.PixelBatch;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The reference of adaptation: batch-norm statistics as the project took them before inference and
 * training were made fast, written out with DJL alone. The student is loaded to be trained, tells
 * the sample's classes apart in inference mode, passes varied frames forward in training mode, and
 * is saved through a buffer in memory. It stays as it is, so that later figures can be compared.
 */
final class PlainAdaptation implements AutoCloseable {

    /** {@code saveParameters} writes a version byte and a length before the TorchScript archive. */
    private static final int HEADER_BYTES = 9;

    private static final Augmentation AUGMENTATION = Augmentation.of(Kind.FLIP, Kind.CROP);

    private final Model model = Model.newInstance("reference", "PyTorch");
    private final PtSymbolBlock block;
    private final Trainer trainer;

    private PlainAdaptation(Path parent) throws IOException, MalformedModelException {
        model.load(
                parent.getParent(), parent.getFileName().toString(), Map.of("trainParam", "true"));
        block = (PtSymbolBlock) model.getBlock();
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()));
    }

    /**
     * Adapts a student.
     *
     * @param sample batches of the frames whose classes are told apart
     * @param passes batches of the frames that statistics are taken from
     * @return logits of the sample
     */
    static float[][] adapt(
            Path parent, List<PixelBatch> sample, List<PixelBatch> passes, Path trained)
            throws IOException, MalformedModelException {
        Random random = new Random(1);
        try (PlainAdaptation student = new PlainAdaptation(parent)) {
            float[][] logits = new float[sample.size()][];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = student.forward(sample.get(i), false);
            }
            for (PixelBatch batch : passes) {
                student.forward(AUGMENTATION.vary(batch, random), true);
            }
            student.save(trained);
            return logits;
        }
    }

    private float[] forward(PixelBatch batch, boolean training) {
        JniUtils.setGradMode(false);
        try (NDManager scope = model.getNDManager().newSubManager()) {
            if (training) {
                JniUtils.enableTrainingMode(block);
            } else {
                JniUtils.enableInferenceMode(block);
            }
            NDArray input =
                    scope.create(
                            FloatBuffer.wrap(PlainInput.of(batch)),
                            new Shape(batch.size(), 3, batch.resolution(), batch.resolution()));
            return trainer.forward(new NDList(input)).get(0).toFloatArray();
        } finally {
            JniUtils.setGradMode(true);
        }
    }

    private void save(Path target) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        block.saveParameters(new DataOutputStream(bytes));
        try (OutputStream out = Files.newOutputStream(target)) {
            out.write(bytes.toByteArray(), HEADER_BYTES, bytes.size() - HEADER_BYTES);
        }
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}

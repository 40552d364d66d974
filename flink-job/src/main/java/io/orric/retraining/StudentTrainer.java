// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import io.orric.vision.PyTorch;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A TorchScript student being trained: SGD on the cross-entropy to given targets, batch norm in
 * train mode. Used by one thread; native memory lives until {@link #close()}.
 */
final class StudentTrainer implements AutoCloseable {

    /** {@code saveParameters} writes a version byte and a length before the TorchScript archive. */
    private static final int HEADER_BYTES = 9;

    private static final Map<String, String> TRAINABLE = Map.of("trainParam", "true");

    private final Model model;
    private final Trainer trainer;
    private final boolean updatesWeights;

    private StudentTrainer(Model model, Trainer trainer, boolean updatesWeights) {
        this.model = model;
        this.trainer = trainer;
        this.updatesWeights = updatesWeights;
    }

    /**
     * Loads a student to train it.
     *
     * @throws IOException if the file cannot be read or is no TorchScript module
     */
    static StudentTrainer load(Path student, TrainingParameters parameters) throws IOException {
        PyTorch.configure();
        Model model = Model.newInstance("student", "PyTorch");
        try {
            model.load(student.getParent(), student.getFileName().toString(), TRAINABLE);
            Optimizer sgd =
                    Optimizer.sgd()
                            .setLearningRateTracker(Tracker.fixed(parameters.learningRate()))
                            .optMomentum(parameters.momentum())
                            .build();
            Trainer trainer =
                    model.newTrainer(
                            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                                    .optOptimizer(sgd));
            // DJL takes a fresh module to be in train mode already and would leave it in eval mode.
            JniUtils.enableTrainingMode((PtSymbolBlock) model.getBlock());
            return new StudentTrainer(model, trainer, parameters.learningRate() > 0);
        } catch (IOException | MalformedModelException | RuntimeException e) {
            model.close();
            throw new IOException("cannot load " + student + " to train it: " + e.getMessage(), e);
        }
    }

    /** Share of frames on which the student, in inference mode, agrees with the teacher. */
    double agreement(LabelledFrames frames) {
        try (NDManager scope = model.getNDManager().newSubManager()) {
            NDArray logits = trainer.evaluate(new NDList(input(scope, frames.pixels()))).get(0);
            float[] values = logits.toFloatArray();
            int classes = values.length / frames.size();
            float[][] rows = new float[frames.size()][classes];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(values, i * classes, rows[i], 0, classes);
            }
            return Probabilities.agreement(rows, frames.probabilities());
        }
    }

    /**
     * One step on one mini-batch of at least two frames. Updates the batch-norm statistics and, if
     * the learning rate is above 0, the weights.
     *
     * @return the loss before the step
     */
    @SuppressWarnings(
            "LockOnNonEnclosingClassLiteral") // the lock must be one for all class loaders
    float step(LabelledFrames batch, boolean softLabels) {
        // The engine allows one gradient collector in a JVM, and throws at a second one.
        synchronized (GradientCollector.class) {
            try (NDManager scope = model.getNDManager().newSubManager();
                    GradientCollector gradients = trainer.newGradientCollector()) {
                NDArray logits = trainer.forward(new NDList(input(scope, batch.pixels()))).get(0);
                NDArray targets =
                        scope.create(
                                FloatBuffer.wrap(batch.targets(softLabels)), logits.getShape());
                NDArray loss = logits.logSoftmax(1).mul(targets).sum(new int[] {1}).mean().neg();
                if (updatesWeights) {
                    gradients.backward(loss);
                    trainer.step();
                }
                return loss.getFloat();
            }
        }
    }

    /** Writes the student as a TorchScript file. */
    void save(Path target) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.getBlock().saveParameters(new DataOutputStream(bytes));
        try (OutputStream out = Files.newOutputStream(target)) {
            out.write(bytes.toByteArray(), HEADER_BYTES, bytes.size() - HEADER_BYTES);
        }
    }

    private static NDArray input(NDManager scope, PixelBatch pixels) {
        return scope.create(
                FloatBuffer.wrap(pixels.values()),
                new Shape(pixels.size(), 3, pixels.resolution(), pixels.resolution()));
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}

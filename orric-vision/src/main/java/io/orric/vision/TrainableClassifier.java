// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/**
 * A TorchScript classifier being trained: SGD on the cross-entropy to given targets, statistics of
 * batch norm. Used by one thread; native memory lives until {@link #close()}.
 */
public final class TrainableClassifier implements AutoCloseable {

    /** {@code saveParameters} writes a version byte and a length before the TorchScript archive. */
    private static final int HEADER_BYTES = 9;

    private static final Map<String, String> TRAINABLE = Map.of("trainParam", "true");

    /** Behaviour of batch norm and dropout in a pass. */
    private enum Mode {
        TRAINING,
        INFERENCE
    }

    private final Model model;
    private final Trainer trainer;

    private TrainableClassifier(Model model, Trainer trainer) {
        this.model = model;
        this.trainer = trainer;
    }

    /**
     * Loads a model to train it.
     *
     * @param learningRate the step size of the n-th update of a parameter, n from 1
     * @param momentum momentum of SGD, in [0, 1)
     * @param weightDecay L2 penalty on all weights, 0 for none
     * @throws IOException if the file cannot be read or is no TorchScript module
     */
    public static TrainableClassifier load(
            Path file, IntToDoubleFunction learningRate, float momentum, float weightDecay)
            throws IOException {
        Model model = PyTorch.load(file, "to train it", TRAINABLE);
        Optimizer sgd =
                Optimizer.sgd()
                        .setLearningRateTracker(
                                (parameter, n) -> (float) learningRate.applyAsDouble(n))
                        .optMomentum(momentum)
                        .optWeightDecays(weightDecay)
                        .build();
        try {
            return new TrainableClassifier(
                    model,
                    model.newTrainer(
                            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                                    .optOptimizer(sgd)));
        } catch (RuntimeException e) {
            model.close();
            throw new IOException("cannot load " + file + " to train it: " + e.getMessage(), e);
        }
    }

    /** Logits of every picture in inference mode, of shape (size, classes). */
    public float[][] logits(PixelBatch batch) {
        return withoutGradients(scope -> Tensors.rows(forward(scope, batch, Mode.INFERENCE)));
    }

    /**
     * One SGD step on one mini-batch, which also updates the batch-norm statistics.
     *
     * @param batch at least two pictures, since batch norm needs a variance
     * @param targets for every picture a weight of each class, of shape (size, classes)
     * @return the cross-entropy before the step, mean over the pictures
     */
    public float step(PixelBatch batch, float[] targets) {
        return step(batch, targets, Mode.TRAINING);
    }

    /**
     * One SGD step on the loss that the model has in inference mode: batch norm takes the
     * statistics as they are and leaves them so, which spares small mini-batches the noise of
     * theirs.
     *
     * @param targets for every picture a weight of each class, of shape (size, classes)
     * @return the cross-entropy before the step, mean over the pictures
     */
    public float stepKeepingStatistics(PixelBatch batch, float[] targets) {
        return step(batch, targets, Mode.INFERENCE);
    }

    @SuppressWarnings(
            "LockOnNonEnclosingClassLiteral") // the lock must be one for all class loaders
    private float step(PixelBatch batch, float[] targets, Mode mode) {
        // The engine allows one gradient collector in a JVM, and throws at a second one.
        synchronized (GradientCollector.class) {
            try (NDManager scope = model.getNDManager().newSubManager();
                    GradientCollector gradients = trainer.newGradientCollector()) {
                NDArray loss = loss(scope, batch, targets, mode);
                gradients.backward(loss);
                trainer.step();
                return loss.getFloat();
            }
        }
    }

    /**
     * Updates the batch-norm statistics on one mini-batch and leaves the weights as they are.
     *
     * @param batch at least two pictures
     */
    public void adaptStatistics(PixelBatch batch) {
        withoutGradients(scope -> forward(scope, batch, Mode.TRAINING));
    }

    private <T> T withoutGradients(Function<NDManager, T> work) {
        JniUtils.setGradMode(false);
        try (NDManager scope = model.getNDManager().newSubManager()) {
            return work.apply(scope);
        } finally {
            JniUtils.setGradMode(true);
        }
    }

    private NDArray loss(NDManager scope, PixelBatch batch, float[] targets, Mode mode) {
        NDArray logits = forward(scope, batch, mode);
        NDArray wanted = scope.create(FloatBuffer.wrap(targets), logits.getShape());
        return logits.logSoftmax(1).mul(wanted).sum(new int[] {1}).mean().neg();
    }

    /**
     * To DJL every pass is one of training: a fresh module is in train mode to it, whatever the
     * module says, and its own switch would forbid gradients in inference mode.
     */
    private NDArray forward(NDManager scope, PixelBatch batch, Mode mode) {
        PtSymbolBlock block = (PtSymbolBlock) model.getBlock();
        if (mode == Mode.TRAINING) {
            JniUtils.enableTrainingMode(block);
        } else {
            JniUtils.enableInferenceMode(block);
        }
        return trainer.forward(new NDList(Tensors.input(scope, batch))).get(0);
    }

    /**
     * Rounds every weight to the nearest bfloat16 value; batch-norm statistics stay as they are.
     */
    public void roundWeights() {
        for (Parameter parameter : model.getBlock().getParameters().values()) {
            NDArray weight = parameter.getArray();
            float[] values = weight.toFloatArray();
            for (int i = 0; i < values.length; i++) {
                values[i] = BFloat16.round(values[i]);
            }
            // Autograd would refuse to change a weight in place.
            withoutGradients(
                    scope ->
                            weight.muli(0)
                                    .addi(
                                            scope.create(
                                                    FloatBuffer.wrap(values), weight.getShape())));
        }
    }

    /** Writes the model as a TorchScript file. */
    public void save(Path target) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.getBlock().saveParameters(new DataOutputStream(bytes));
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

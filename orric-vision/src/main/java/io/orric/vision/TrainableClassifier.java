// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import ai.djl.Model;
import ai.djl.engine.EngineException;
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
import java.security.MessageDigest;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

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

    /** Most pictures in a forward pass whose answers do not depend on one another. */
    private static final int INFERENCE_BATCH = 64;

    /** Most by which logits may differ between the orders of values, and by their own size. */
    private static final float TOLERANCE = 1e-3f;

    private final Model model;
    private final Trainer trainer;
    private final InputBuffer buffer;

    /** Order of values in which the model takes pictures; null before the first ones. */
    private InputBuffer.Order order;

    /** Size of the last archive, to allocate the next one at once. */
    private int archiveBytes = 1 << 20;

    private TrainableClassifier(Model model, Trainer trainer, InputBuffer buffer) {
        this.model = model;
        this.trainer = trainer;
        this.buffer = buffer;
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
        return load(file, learningRate, momentum, weightDecay, new InputBuffer());
    }

    /** Loads a model whose batches go through memory that others of the same thread use too. */
    static TrainableClassifier load(
            Path file,
            IntToDoubleFunction learningRate,
            float momentum,
            float weightDecay,
            InputBuffer buffer)
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
                                    .optOptimizer(sgd)),
                    buffer);
        } catch (RuntimeException e) {
            model.close();
            throw new IOException("cannot load " + file + " to train it: " + e.getMessage(), e);
        }
    }

    /** Logits of every picture in inference mode, of shape (size, classes). */
    public float[][] logits(PixelBatch batch) {
        float[][] logits = new float[batch.size()][];
        for (int from = 0; from < logits.length; from += INFERENCE_BATCH) {
            PixelBatch part = batch.range(from, Math.min(from + INFERENCE_BATCH, logits.length));
            settleOrder(part);
            System.arraycopy(logits(part, order), 0, logits, from, part.size());
        }
        return logits;
    }

    private float[][] logits(PixelBatch batch, InputBuffer.Order order) {
        return withoutGradients(
                scope -> Tensors.rows(forward(scope, batch, Mode.INFERENCE, order)));
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
        settleOrder(batch);
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
        settleOrder(batch);
        withoutGradients(scope -> forward(scope, batch, Mode.TRAINING, order));
    }

    /**
     * Logits of every picture by the statistics of this batch, of shape (size, classes). The
     * batch-norm statistics are updated as by {@link #adaptStatistics}.
     *
     * @param batch at least two pictures
     */
    public float[][] trainingLogits(PixelBatch batch) {
        settleOrder(batch);
        return withoutGradients(scope -> Tensors.rows(forward(scope, batch, Mode.TRAINING, order)));
    }

    /**
     * Chooses channels last unless the model cannot take it. A model that reshapes its activations
     * in place ({@code view}) refuses it; so the first pictures are tried in inference mode, which
     * leaves the statistics alone, before any batch counts.
     */
    private void settleOrder(PixelBatch batch) {
        if (order == null) {
            PixelBatch picture = batch.first(1);
            float[][] wanted = logits(picture, InputBuffer.Order.PLANES);
            try {
                float[][] given = logits(picture, InputBuffer.Order.PIXELS);
                order =
                        isClose(given[0], wanted[0])
                                ? InputBuffer.Order.PIXELS
                                : InputBuffer.Order.PLANES;
            } catch (EngineException e) {
                order = InputBuffer.Order.PLANES;
            }
        }
    }

    /** Values that are not numbers, of a broken model, are as good as equal. */
    private static boolean isClose(float[] logits, float[] wanted) {
        return IntStream.range(0, wanted.length)
                .noneMatch(
                        i ->
                                Math.abs(logits[i] - wanted[i])
                                        > TOLERANCE * (1 + Math.abs(wanted[i])));
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
        NDArray logits = forward(scope, batch, mode, order);
        NDArray wanted = scope.create(FloatBuffer.wrap(targets), logits.getShape());
        return logits.logSoftmax(1).mul(wanted).sum(new int[] {1}).mean().neg();
    }

    /**
     * To DJL every pass is one of training: a fresh module is in train mode to it, whatever the
     * module says, and its own switch would forbid gradients in inference mode.
     */
    private NDArray forward(NDManager scope, PixelBatch batch, Mode mode, InputBuffer.Order order) {
        PtSymbolBlock block = (PtSymbolBlock) model.getBlock();
        if (mode == Mode.TRAINING) {
            JniUtils.enableTrainingMode(block);
        } else {
            JniUtils.enableInferenceMode(block);
        }
        return trainer.forward(new NDList(Tensors.input(scope, batch, buffer, order))).get(0);
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
        archive().writeTo(target);
    }

    /** Writes the model as a TorchScript file and returns the digest of what it wrote. */
    byte[] save(Path target, MessageDigest digest) throws IOException {
        Archive archive = archive();
        archive.writeTo(target);
        return archive.digest(digest);
    }

    /** All in memory first, since native code goes on writing when a disk is full. */
    private Archive archive() throws IOException {
        Archive archive = new Archive(archiveBytes);
        model.getBlock().saveParameters(new DataOutputStream(archive));
        archiveBytes = archive.size();
        return archive;
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }

    /** A TorchScript file in memory, with the header that DJL puts before it. */
    private static final class Archive extends ByteArrayOutputStream {

        Archive(int capacity) {
            super(capacity);
        }

        void writeTo(Path target) throws IOException {
            try (OutputStream out = Files.newOutputStream(target)) {
                out.write(buf, HEADER_BYTES, count - HEADER_BYTES);
            }
        }

        byte[] digest(MessageDigest digest) {
            digest.update(buf, HEADER_BYTES, count - HEADER_BYTES);
            return digest.digest();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

import io.orric.files.OutputFile;
import io.orric.options.UsageException;
import io.orric.vision.TrainableClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Trains a classifier epoch by epoch. Every epoch begins from the checkpoint of the one before,
 * with momentum at rest and random numbers of its own, so a training that was cut off and resumed
 * ends with the same model as one that went through.
 */
public final class Training {

    private final Path start;
    private final Examples training;
    private final Examples validation;
    private final Checkpoint checkpoint;

    private TrainingState state;

    /**
     * @param start the TorchScript file to begin with
     * @param examples pictures to train on and, the last ones, to validate with
     * @param state how far the training is; if an epoch is finished, {@code checkpoint} has it
     * @param checkpoint where finished epochs go
     * @throws UsageException if the pictures are too few for the settings
     */
    public Training(Path start, Examples examples, TrainingState state, Checkpoint checkpoint) {
        TrainingSettings settings = state.settings();
        int kept = (int) Math.round(examples.size() * settings.validation());
        int trained = examples.size() - kept;
        if (kept < 1 || trained < settings.batch()) {
            throw UsageException.format(
                    "there are %s pictures, of which validation takes %s and a mini-batch %s,"
                            + " give more pictures or smaller batches",
                    examples.size(), kept, settings.batch());
        }
        this.start = start;
        this.training = examples.range(0, trained);
        this.validation = examples.range(trained, examples.size());
        this.state = state;
        this.checkpoint = checkpoint;
    }

    /**
     * Trains until every epoch is finished.
     *
     * @param stop asked between mini-batches whether to leave the epoch at hand unfinished
     * @param listener is told of every finished epoch, once its checkpoint is written
     * @return whether every epoch is finished
     * @throws IOException if the model cannot be loaded, trained or written
     */
    public boolean run(BooleanSupplier stop, Consumer<EpochResult> listener) throws IOException {
        while (!state.finished()) {
            long began = System.nanoTime();
            try (TrainableClassifier model = load()) {
                OptionalDouble loss = trainEpoch(model, stop);
                if (loss.isEmpty()) {
                    return false;
                }
                double accuracy = Evaluation.accuracy(model::logits, validation);
                double seconds = (System.nanoTime() - began) / 1e9;
                EpochResult result =
                        new EpochResult(
                                epoch() + 1,
                                loss.getAsDouble(),
                                accuracy,
                                training.size(),
                                seconds);
                state = state.after(result);
                checkpoint.write(state, model::save);
                listener.accept(result);
            }
        }
        return true;
    }

    /**
     * Writes the model of a training that is finished.
     *
     * @param rounded whether its weights are rounded to bfloat16 values, which halves what
     *     compression makes of the file; it stays a float32 model
     */
    public void write(OutputFile output, boolean rounded) throws IOException {
        try (TrainableClassifier model = load()) {
            if (rounded) {
                model.roundWeights();
            }
            output.write(model::save);
        }
    }

    /** Epochs finished, and thereby the index of the one at hand. */
    private int epoch() {
        return state.epochs().size();
    }

    private TrainableClassifier load() throws IOException {
        TrainingSettings settings = state.settings();
        long before = (long) epoch() * stepsPerEpoch();
        long steps = (long) settings.epochs() * stepsPerEpoch();
        return TrainableClassifier.load(
                epoch() == 0 ? start : checkpoint.model(state),
                n -> settings.schedule().rate(settings.learningRate(), before + n - 1, steps),
                (float) settings.momentum(),
                (float) settings.weightDecay());
    }

    /** A rest of the pictures smaller than a mini-batch waits for the next epoch's order. */
    private int stepsPerEpoch() {
        return training.size() / state.settings().batch();
    }

    /** Mean loss of the epoch at hand, empty if it was left unfinished. */
    private OptionalDouble trainEpoch(TrainableClassifier model, BooleanSupplier stop)
            throws IOException {
        TrainingSettings settings = state.settings();
        RandomGenerator random = new SplittableRandom(31 * settings.seed() + epoch());
        int[] order = shuffled(training.size(), random);
        int batch = settings.batch();
        double sum = 0;
        for (int step = 0; step < stepsPerEpoch(); step++) {
            if (stop.getAsBoolean()) {
                return OptionalDouble.empty();
            }
            int[] positions = Arrays.copyOfRange(order, step * batch, (step + 1) * batch);
            sum +=
                    model.step(
                            training.batch(positions, settings.augmentation(), random),
                            training.targets(positions));
            if (!Double.isFinite(sum)) {
                throw new IOException("training diverged, lower the learning rate");
            }
        }
        return OptionalDouble.of(sum / stepsPerEpoch());
    }

    private static int[] shuffled(int size, RandomGenerator random) {
        int[] order = Examples.positions(0, size);
        for (int last = size - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int swapped = order[last];
            order[last] = order[other];
            order[other] = swapped;
        }
        return order;
    }
}

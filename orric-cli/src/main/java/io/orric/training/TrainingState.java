// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

import io.orric.options.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Progress of a training.
 *
 * @param model SHA-256 of the model it began with
 * @param pictures description of its pictures
 * @param settings of the training
 * @param epochs those that are finished
 */
public record TrainingState(
        String model, String pictures, TrainingSettings settings, List<EpochResult> epochs) {

    public TrainingState {
        Objects.requireNonNull(settings);
        epochs = List.copyOf(epochs);
    }

    /** A training of which no epoch is finished. */
    public static TrainingState begin(String model, String pictures, TrainingSettings settings) {
        return new TrainingState(model, pictures, settings, List.of());
    }

    /** The same training, one epoch further. */
    TrainingState after(EpochResult epoch) {
        List<EpochResult> finished = new ArrayList<>(epochs);
        finished.add(epoch);
        return new TrainingState(model, pictures, settings, finished);
    }

    /** Returns whether every epoch is finished. */
    boolean finished() {
        return epochs.size() >= settings.epochs();
    }

    /**
     * Checks that this is the same training, however far.
     *
     * @throws UsageException names what differs
     */
    public void requireContinues(TrainingState other) {
        require("model", model, other.model);
        require("pictures", pictures, other.pictures);
        require("settings", settings, other.settings);
    }

    private static void require(String name, Object here, Object asked) {
        if (!here.equals(asked)) {
            throw UsageException.format(
                    "the checkpoint is of another training, resume with the same options: its %s"
                            + " is %s, asked for is %s",
                    name, here, asked);
        }
    }
}

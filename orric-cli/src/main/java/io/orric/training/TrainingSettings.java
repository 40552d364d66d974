// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

import io.orric.options.UsageException;
import io.orric.vision.Augmentation;
import io.orric.vision.ModelInput;

/**
 * Everything that decides how a training goes, apart from the pictures and the model it starts
 * from.
 *
 * @param resolution side of the square that the model sees, pixels
 * @param epochs how often it sees every picture
 * @param batch pictures in a mini-batch, at least 2, since batch norm needs a variance
 * @param learningRate the largest step size of SGD
 * @param schedule how the step size changes
 * @param momentum momentum of SGD, in [0, 1)
 * @param weightDecay L2 penalty on all weights
 * @param augmentation how pictures are varied
 * @param validation share of the pictures that is kept from training, in (0, 1)
 * @param seed decides order and variation of the pictures
 */
public record TrainingSettings(
        int resolution,
        int epochs,
        int batch,
        double learningRate,
        LearningRateSchedule schedule,
        double momentum,
        double weightDecay,
        Augmentation augmentation,
        double validation,
        long seed) {

    /**
     * @throws UsageException names the value that is out of its range
     */
    public TrainingSettings {
        require(
                resolution >= ModelInput.SMALLEST_RESOLUTION
                        && resolution <= ModelInput.LARGEST_RESOLUTION,
                "resolution",
                resolution,
                "from " + ModelInput.SMALLEST_RESOLUTION + " to " + ModelInput.LARGEST_RESOLUTION);
        require(epochs >= 1, "epochs", epochs, "at least 1");
        require(batch >= 2, "batch", batch, "at least 2");
        require(
                learningRate > 0 && Double.isFinite(learningRate),
                "learning rate",
                learningRate,
                "above 0, such as 0.05");
        require(momentum >= 0 && momentum < 1, "momentum", momentum, "from 0 to below 1");
        require(
                weightDecay >= 0 && Double.isFinite(weightDecay),
                "weight decay",
                weightDecay,
                "0 or above, such as 0.0005");
        require(validation > 0 && validation < 1, "validation", validation, "between 0 and 1");
    }

    private static void require(boolean holds, String name, Number value, String range) {
        if (!holds) {
            throw new UsageException(name, value, "must be " + range);
        }
    }
}

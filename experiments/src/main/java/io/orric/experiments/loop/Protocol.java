// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import io.orric.adaptation.ReplayBudget;
import io.orric.adaptation.TrainingParameters;

/**
 * How students are retrained.
 *
 * @param training how on one sample
 * @param replay how much of a sample's compute goes to remembered frames
 * @param resolution side of the square at which samples are labelled and trained on, pixels
 */
public record Protocol(TrainingParameters training, ReplayBudget replay, int resolution) {

    /** The paper's, which trains at the highest resolution whatever is inferred at. */
    public static Protocol paper(ModelFolder models) {
        return new Protocol(TrainingParameters.PAPER, ReplayBudget.NONE, models.bestResolution());
    }
}

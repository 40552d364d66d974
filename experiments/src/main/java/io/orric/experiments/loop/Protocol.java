// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import io.orric.adaptation.ReplayBudget;
import io.orric.adaptation.TrainingParameters;

/**
 * A way to retrain students.
 *
 * @param training steps and statistics on one sample
 * @param replay share of a sample's compute for remembered frames
 * @param resolution side of the square at which samples are labelled and trained on, pixels
 */
public record Protocol(TrainingParameters training, ReplayBudget replay, int resolution) {

    /** The paper's protocol, which trains at the highest resolution whatever inference runs at. */
    public static Protocol paper(ModelFolder models) {
        return new Protocol(TrainingParameters.PAPER, ReplayBudget.NONE, models.bestResolution());
    }
}

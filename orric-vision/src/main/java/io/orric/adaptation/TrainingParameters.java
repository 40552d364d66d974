// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import java.io.Serializable;

/**
 * How a student is trained on one slot's sample.
 *
 * @param learningRate step size of SGD; 0 adapts batch-norm statistics alone, without labels where
 *     they have a share of their own
 * @param momentum momentum of SGD
 * @param batchSize least frames in a mini-batch, from 2; a smaller sample is one mini-batch
 * @param softLabels whether the teacher's probabilities are the target; its top class otherwise
 * @param heldOutShare share of the sample that is kept from training for the quality gate; with 0
 *     every trained student replaces its parent
 * @param gateTolerance how much the agreement with the teacher on held-out frames may fall
 * @param statistics how batch-norm statistics follow the frames
 */
public record TrainingParameters(
        float learningRate,
        float momentum,
        int batchSize,
        boolean softLabels,
        double heldOutShare,
        double gateTolerance,
        StatisticsAdaptation statistics)
        implements Serializable {

    /**
     * The paper's step: the whole sample as one batch, plain SGD at 0.03 on the teacher's top
     * classes, and the student that comes of it is used, whatever it is like.
     */
    public static final TrainingParameters PAPER =
            new TrainingParameters(
                    0.03f, 0, Integer.MAX_VALUE, false, 0, 1, StatisticsAdaptation.NONE);

    /**
     * Whether nothing is learnt or judged by the teacher's labels, which then are not asked for.
     */
    boolean statisticsAlone() {
        return learningRate == 0 && heldOutShare == 0 && statistics.share() > 0;
    }
}

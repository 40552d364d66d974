// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import java.io.Serializable;

/**
 * How a student is trained on one slot's sample.
 *
 * @param learningRate step size of SGD; 0 adapts batch-norm statistics alone
 * @param momentum momentum of SGD
 * @param batchSize least frames in a mini-batch, from 2; a smaller sample is one mini-batch
 * @param softLabels whether the teacher's probabilities are the target; its top class otherwise
 * @param heldOutShare share of the sample that is kept from training for the quality gate
 * @param gateTolerance how much the agreement with the teacher on held-out frames may fall
 */
public record TrainingParameters(
        float learningRate,
        float momentum,
        int batchSize,
        boolean softLabels,
        double heldOutShare,
        double gateTolerance)
        implements Serializable {}

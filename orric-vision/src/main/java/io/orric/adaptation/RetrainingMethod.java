// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import io.orric.vision.ModelInput;
import java.io.Serializable;

/**
 * A way to adapt a student to the frames of its site: its parameters, all of which the user can
 * set.
 *
 * <pre>{@code
 * StudentTrainer trainer = method.trainer(input, framesPerLabel);
 * TrainingResult result = trainer.train("gate", 7, sample, teacher, parentFile, trainedFile);
 * }</pre>
 */
public sealed interface RetrainingMethod extends Serializable
        permits BatchNormAdaptation, PseudoLabelSgd {

    /**
     * Makes a trainer by these parameters. It remembers frames of each site and serves one thread.
     *
     * @param input how pictures become model inputs
     * @param framesPerLabel number of frames that cost as much to train on as labelling one frame
     *     and training on it
     */
    StudentTrainer trainer(ModelInput input, double framesPerLabel);
}

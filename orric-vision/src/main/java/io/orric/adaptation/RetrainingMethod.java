// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import java.io.Serializable;

/**
 * A way to adapt a student to the frames of its site: its parameters, all of which the user can
 * set.
 *
 * <pre>{@code
 * StudentTrainer trainer = method.trainer(framesPerLabel);
 * TrainingResult result = trainer.train("gate", 7, sample, teacher, parentFile, trainedFile);
 * }</pre>
 */
public sealed interface RetrainingMethod extends Serializable
        permits BatchNormAdaptation, PseudoLabelSgd {

    /**
     * Makes a trainer by these parameters. It remembers frames of each site and serves one thread.
     *
     * @param framesPerLabel number of frames that cost as much to train on as labelling one frame
     *     and training on it
     * @param pace is asked before every step
     * @param bytes most bytes of the frames that it remembers of all sites together
     */
    StudentTrainer trainer(double framesPerLabel, Pace pace, long bytes);

    /** Makes a trainer of few sites that never gives way. */
    default StudentTrainer trainer(double framesPerLabel) {
        return trainer(framesPerLabel, Pace.FREE, Long.MAX_VALUE);
    }
}

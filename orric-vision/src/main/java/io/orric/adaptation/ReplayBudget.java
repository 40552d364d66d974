// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import java.io.Serializable;

/**
 * Divides the compute of a sample between labelling new frames and training again on remembered
 * ones. A few dozen new frames alone make noisy steps and statistics; remembered ones cost no
 * teacher, so for the compute of one label several of them can be trained on.
 *
 * @param capacity most frames of a site that are remembered; 0 for no replay
 * @param share share of a sample's compute that goes to remembered frames, in [0, 1)
 * @param framesPerLabel remembered frames that cost as much to train on as labelling a new frame
 *     and training on it
 */
public record ReplayBudget(int capacity, double share, double framesPerLabel)
        implements Serializable {

    /** Forward and backward cost twice a forward pass, in the paper's accounting. */
    private static final int PASSES_OF_A_TRAINED_FRAME = 2;

    /** Nothing is remembered. */
    public static final ReplayBudget NONE = new ReplayBudget(0, 0, 0);

    /**
     * Frames of a sample to label.
     *
     * @param sample frames in the sample
     * @param remembered frames remembered; with none there is nothing to save compute for
     */
    int labelled(int sample, int remembered) {
        return remembered == 0 ? sample : (int) Math.ceil((1 - share) * sample);
    }

    /** Remembered frames to train on for what was saved by labelling only so many of a sample. */
    int replayed(int sample, int labelled, int remembered) {
        return (int) Math.min(remembered, (sample - labelled) * framesPerLabel);
    }

    /**
     * Frames to pass forward alone for what was saved by neither labelling nor training on some.
     */
    long forwardPasses(int saved) {
        return (long) (saved * framesPerLabel * PASSES_OF_A_TRAINED_FRAME);
    }
}

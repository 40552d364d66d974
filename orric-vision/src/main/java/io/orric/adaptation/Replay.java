// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import java.io.Serializable;

/**
 * Training again on remembered frames. A few dozen new frames alone make noisy steps; remembered
 * ones need no teacher, so for the compute of one label several of them can be trained on.
 *
 * @param frames maximum number of labelled frames of a site that are remembered
 * @param share share of a sample's compute that goes to remembered frames, in [0, 1)
 */
public record Replay(int frames, double share) implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * Frames of a sample to label.
     *
     * @param sample frames in the sample
     * @param remembered frames remembered; with none there is nothing to save compute for
     */
    int labelled(int sample, int remembered) {
        return remembered == 0 ? sample : (int) Math.ceil((1 - share) * sample);
    }

    /**
     * Remembered frames to train on for the compute saved by labelling only a part of a sample.
     *
     * @param framesPerLabel see {@link RetrainingMethod#trainer}
     */
    static int replayed(int sample, int labelled, int remembered, double framesPerLabel) {
        return (int) Math.min(remembered, (sample - labelled) * framesPerLabel);
    }
}

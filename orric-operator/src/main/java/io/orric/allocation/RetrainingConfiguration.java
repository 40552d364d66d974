// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;

/**
 * One way to retrain on a slot's frames: the share of them that is labelled and trained on.
 *
 * @param ratio sampling ratio, in [0, 1]
 * @param gain normalised accuracy gain, in [0, 1]; the paper's A<sup>T</sup><sub>i</sub>
 * @param cost compute per frame of the slot (ratio × teacher inference plus student forward and
 *     backward) in the profile's unit; the paper's C<sup>T</sup><sub>i</sub>
 */
public record RetrainingConfiguration(double ratio, double gain, double cost)
        implements Serializable {

    /** Not retraining at all, which is always possible. */
    public static final RetrainingConfiguration NONE = new RetrainingConfiguration(0, 0, 0);

    /**
     * @throws IllegalArgumentException if a component is outside its range
     */
    public RetrainingConfiguration {
        Checks.within("retraining ratio", ratio, 0, 1);
        Checks.within("retraining gain", gain, 0, 1);
        Checks.within("retraining cost", cost, 0, Double.MAX_VALUE);
    }

    /** Cost of one retrained frame, C<sup>T</sup><sub>i</sub> / ratio; 0 for {@link #NONE}. */
    public double frameCost() {
        return ratio == 0 ? 0 : cost / ratio;
    }
}

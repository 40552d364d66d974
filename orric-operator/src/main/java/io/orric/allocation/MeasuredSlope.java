// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/**
 * Corrects the slope L of the learning curve by what retraining gains while the job runs: a moving
 * average of the agreement with the teacher that a retraining gained, by its gain A<sup>T</sup>.
 * While a scene drifts retraining gains much and is worth more; when the student has learnt what
 * there is, it is worth less. Never further from the profile's slope than a factor of {@value
 * #BOUND}, since agreement on a few held-out frames is a rough measure. Defined here: the paper
 * leaves the closed loop to future work. Used by one thread.
 */
public final class MeasuredSlope {

    /** Weight of a retraining. */
    private static final double GAIN = 0.2;

    private static final double BOUND = 4;

    private final double profile;
    private double average;

    /**
     * @param profile the slope to begin with, 0 or more
     */
    public MeasuredSlope(double profile) {
        this.profile = profile;
        this.average = profile;
    }

    /**
     * A retraining has ended whose effect was measured.
     *
     * @param gained share of held-out frames on which the student agrees with the teacher, after
     *     less before; NaN, which is ignored, if it was not measured
     * @param gain A<sup>T</sup> of its configuration, above 0
     */
    public void learned(double gained, double gain) {
        if (Double.isFinite(gained) && gain > 0) {
            average += GAIN * (Math.max(0, gained) / gain - average);
        }
    }

    /**
     * The slope now.
     *
     * @param limit what it has to be below, by {@link Profile}
     */
    public double below(double limit) {
        double bounded = Math.max(profile / BOUND, Math.min(profile * BOUND, average));
        return Math.min(bounded, Math.max(profile, limit * 0.99));
    }
}

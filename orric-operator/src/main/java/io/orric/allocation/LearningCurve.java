// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;

/**
 * The paper's f: what accuracy a student reaches under drift, by how much it has learned so far.
 *
 * <p>Assumption 1 of the paper: f is increasing and concave over [0, A<sup>T</sup><sub>max</sub>]
 * and f(0) &gt; 0. ORRIC never evaluates f, it knows only f(A<sup>T</sup><sub>max</sub>) and a
 * lower bound of the slope there; simulations and the offline optimum evaluate it.
 */
public interface LearningCurve extends Serializable {

    /** f(x), the accuracy in (0, 1] after an average learning extent x from 0. */
    double at(double extent);

    /** f'(x); where f has a kink, the slope to its left. */
    double slopeAt(double extent);

    /**
     * Checks Assumption 1 at 257 points of [0, highest] and between them: every chord must be no
     * steeper than the slope at its left end and no flatter than the slope at its right end.
     *
     * @param highest A<sup>T</sup><sub>max</sub>
     * @throws IllegalArgumentException if the assumption fails, naming the first extent where it
     *     does
     */
    default void requireIncreasingAndConcave(double highest) {
        double tolerance = 1e-9;
        Checks.positive("learning curve at 0", at(0));
        Checks.within("learning curve at " + highest, at(highest), 0, 1);
        Checks.positive("learning-curve slope at " + highest, slopeAt(highest));
        int pieces = highest > 0 ? 256 : 0;
        for (int k = 0; k < pieces; k++) {
            double left = highest * k / pieces;
            double right = highest * (k + 1) / pieces;
            double chord = (at(right) - at(left)) / (right - left);
            if (!(chord > 0)) {
                throw new IllegalArgumentException(
                        "learning curve falls after extent " + left + ", must increase");
            }
            if (chord > slopeAt(left) + tolerance || chord < slopeAt(right) - tolerance) {
                throw new IllegalArgumentException(
                        "learning curve steepens after extent " + left + ", must be concave");
            }
        }
    }
}

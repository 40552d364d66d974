// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.util.Arrays;

/**
 * The curve through measured points, straight between them.
 *
 * <p>It has kinks where the paper assumes a continuous derivative. The paper's proofs use no more
 * of f' than that its tangents lie above a concave f, and the lines here do.
 */
public final class TabulatedCurve implements LearningCurve {

    private static final long serialVersionUID = 1L;

    private final double[] extents;
    private final double[] accuracies;

    /**
     * @param extents x of the points, ascending from 0
     * @param accuracies f at each of them
     * @throws IllegalArgumentException if there are fewer than two points, or their line does not
     *     increase or is not concave
     */
    public TabulatedCurve(double[] extents, double[] accuracies) {
        if (extents.length < 2 || extents.length != accuracies.length) {
            throw new IllegalArgumentException(
                    String.format(
                            "learning curve has %d extents and %d accuracies, must have equally"
                                    + " many, at least 2",
                            extents.length, accuracies.length));
        }
        Checks.within("first extent of the learning curve", extents[0], 0, 0);
        this.extents = extents.clone();
        this.accuracies = accuracies.clone();
        for (int k = 1; k < extents.length; k++) {
            Checks.positive(
                    "step of the learning curve's extents up to " + extents[k],
                    extents[k] - extents[k - 1]);
            Checks.positive("learning-curve slope up to extent " + extents[k], slopeOf(k));
            if (k > 1 && slopeOf(k) > slopeOf(k - 1)) {
                throw new IllegalArgumentException(
                        String.format(
                                "learning curve steepens after extent %s, must be concave",
                                extents[k - 1]));
            }
        }
        Checks.positive("learning curve at 0", accuracies[0]);
    }

    @Override
    public double at(double extent) {
        int k = pieceOf(extent);
        return extent == extents[k]
                ? accuracies[k]
                : accuracies[k - 1] + slopeOf(k) * (extent - extents[k - 1]);
    }

    @Override
    public double slopeAt(double extent) {
        return slopeOf(pieceOf(extent));
    }

    /** The k such that the extent lies between points k − 1 and k. */
    private int pieceOf(double extent) {
        Checks.within("learning extent", extent, 0, extents[extents.length - 1]);
        int found = Arrays.binarySearch(extents, extent);
        return Math.max(1, found < 0 ? -found - 1 : found);
    }

    private double slopeOf(int k) {
        return (accuracies[k] - accuracies[k - 1]) / (extents[k] - extents[k - 1]);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.results;

import java.util.stream.IntStream;

/**
 * Figures of two things that were measured in turns.
 *
 * @param ours a figure a round, at least one
 * @param reference the figure that belongs to each; empty if there is no reference
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of figures, never compared
public record Rounds(double[] ours, double[] reference) {

    /** Figures without a reference. */
    public static Rounds alone(double[] ours) {
        return new Rounds(ours, new double[0]);
    }

    int count() {
        return ours.length;
    }

    boolean hasReference() {
        return reference.length > 0;
    }

    /**
     * Ours / reference of each round. Both are from the same second or two, so what slows the
     * machine down for longer is in neither ratio.
     */
    double[] ratios() {
        return IntStream.range(0, ours.length).mapToDouble(i -> ours[i] / reference[i]).toArray();
    }
}

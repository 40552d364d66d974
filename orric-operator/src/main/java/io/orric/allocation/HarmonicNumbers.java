// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/** Sums of reciprocals Σ 1/τ in constant time and memory, however long the horizon. */
final class HarmonicNumbers {

    private static final double EULER_MASCHERONI = 0.5772156649015329;

    private static final double[] SMALL = new double[256];

    static {
        for (int n = 1; n < SMALL.length; n++) {
            SMALL[n] = SMALL[n - 1] + 1.0 / n;
        }
    }

    /** Σ 1/τ for τ = from … to, both at least 1; 0 if from is above to. */
    static double sum(long from, long to) {
        return from > to ? 0 : harmonic(to) - harmonic(from - 1);
    }

    /** The n-th harmonic number, from the table or its Euler–Maclaurin expansion. */
    private static double harmonic(long n) {
        if (n < SMALL.length) {
            return SMALL[(int) n];
        }
        double inverse = 1.0 / n;
        double square = inverse * inverse;
        return Math.log((double) n)
                + EULER_MASCHERONI
                + inverse / 2
                - square / 12 * (1 - square / 10 * (1 - square * 10 / 21));
    }

    private HarmonicNumbers() {}
}

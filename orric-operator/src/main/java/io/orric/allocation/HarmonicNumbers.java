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
        long before = from - 1;
        if (from > to) {
            return 0;
        }
        return before < SMALL.length
                ? harmonic(to) - SMALL[(int) before]
                : Math.log1p((double) (to - before) / before) + correction(to) - correction(before);
    }

    /** The n-th harmonic number. */
    private static double harmonic(long n) {
        return n < SMALL.length
                ? SMALL[(int) n]
                : Math.log((double) n) + EULER_MASCHERONI + correction(n);
    }

    /** Terms that the Euler–Maclaurin expansion adds to ln n + γ. */
    private static double correction(long n) {
        double inverse = 1.0 / n;
        double square = inverse * inverse;
        return inverse / 2 - square / 12 * (1 - square / 10 * (1 - square * 10 / 21));
    }

    private HarmonicNumbers() {}
}

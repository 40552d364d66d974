// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

/** Arithmetic on rows of class scores. */
public final class Probabilities {

    /** Turns a row of logits into probabilities, in place, and returns it. */
    public static float[] softmax(float[] row) {
        float max = row[argMax(row)];
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) Math.exp(row[i] - max);
            sum += row[i];
        }
        for (int i = 0; i < row.length; i++) {
            row[i] /= (float) sum;
        }
        return row;
    }

    /** The class of the highest score, the first of equals. */
    public static int argMax(float[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) {
                best = i;
            }
        }
        return best;
    }

    /** Returns whether every score is a number; those of a broken model are not. */
    public static boolean sound(float[] row) {
        for (float value : row) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Share of rows whose highest scores are at the same class, NaN for no rows. Scores that are no
     * numbers agree with nothing.
     */
    public static double agreement(float[][] first, float[][] second) {
        int agreeing = 0;
        for (int i = 0; i < first.length; i++) {
            if (sound(first[i]) && sound(second[i]) && argMax(first[i]) == argMax(second[i])) {
                agreeing++;
            }
        }
        return (double) agreeing / first.length;
    }

    private Probabilities() {}
}

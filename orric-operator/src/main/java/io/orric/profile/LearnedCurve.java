// SPDX-License-Identifier: Apache-2.0
package io.orric.profile;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A learning curve through the accuracies that retraining reached, a line by construction: the
 * gains are chosen so that f(x) = f(0) + L · x meets them.
 *
 * <pre>
 *   f(0) = a_0,   f(A^T_max) = a_max = max_r a_r,   L = (a_max − a_0) / A^T_max
 *   gain_r = A^T_max · max(0, max_{q ≤ r} a_q − a_0) / (a_max − a_0)
 * </pre>
 *
 * <p>a_r is the mean accuracy of all trials at ratio r. A ratio that reaches no more than a lower
 * one has the same gain, so that Property 1 of the paper eliminates it. Deviations are standard
 * deviations of single trials; those of gains and slope are of the difference to the same trial
 * without retraining, since trials differ more in how hard they are than in what is learned.
 */
public final class LearnedCurve {

    /** The mean difference counts if it is above so many of its standard errors. */
    private static final double STANDARD_ERRORS = 2;

    private final List<Double> ratios;
    private final double[][] accuracies;
    private final double highestGain;
    private final int best;

    private LearnedCurve(List<Double> ratios, double[][] accuracies, double highestGain) {
        this.ratios = ratios;
        this.accuracies = accuracies;
        this.highestGain = highestGain;
        this.best =
                IntStream.range(0, ratios.size())
                        .reduce(0, (kept, r) -> mean(r) > mean(kept) ? r : kept);
    }

    /**
     * Draws the line.
     *
     * @param ratios sampling ratios in ascending order, the first 0
     * @param accuracies accuracy of each trial at each ratio, of shape (ratios, trials), at least
     *     one trial
     * @param highestGain A<sup>T</sup><sub>max</sub>, the gain of the best ratio, in (0, 1]
     * @throws IllegalArgumentException if the shapes do not match, the ratios do not begin with 0
     *     or do not ascend, or f(0) is 0, where no curve may begin
     */
    public static LearnedCurve of(List<Double> ratios, double[][] accuracies, double highestGain) {
        if (ratios.isEmpty() || ratios.get(0) != 0) {
            throw new IllegalArgumentException("ratios are " + ratios + ", must begin with 0");
        }
        for (int r = 1; r < ratios.size(); r++) {
            if (ratios.get(r) <= ratios.get(r - 1)) {
                throw new IllegalArgumentException("ratios are " + ratios + ", must ascend");
            }
        }
        if (accuracies.length != ratios.size() || accuracies[0].length == 0) {
            throw new IllegalArgumentException(
                    ratios.size() + " ratios have " + accuracies.length + " rows of accuracies");
        }
        LearnedCurve curve = new LearnedCurve(List.copyOf(ratios), accuracies, highestGain);
        if (!(curve.mean(0) > 0)) {
            throw new IllegalArgumentException(
                    "the student that is not retrained recognises no frame, a learning curve begins"
                            + " above 0; train the student, or give milder conditions");
        }
        return curve;
    }

    /**
     * Returns whether retraining helps: whether the best ratio is better than none by more than two
     * standard errors of the trials' mean difference.
     */
    public boolean learns() {
        double error = differenceDeviation(best) / Math.sqrt(accuracies[best].length);
        return difference(best) > STANDARD_ERRORS * error && difference(best) > 0;
    }

    /** Number of ratios, none included. */
    public int size() {
        return ratios.size();
    }

    /** Sampling ratio at a position. */
    public double ratio(int position) {
        return ratios.get(position);
    }

    /**
     * Position of the ratio of the highest accuracy; 0, not retraining, where nothing is learned.
     */
    public int best() {
        return learns() ? best : 0;
    }

    /** a_r, the mean accuracy of all trials. */
    public double mean(int position) {
        return IntStream.range(0, accuracies[position].length)
                .mapToDouble(t -> accuracies[position][t])
                .average()
                .orElseThrow();
    }

    /** Standard deviation of the accuracy of single trials; 0 if there is one. */
    public double deviation(int position) {
        return deviation(accuracies[position]);
    }

    /** f(A<sup>T</sup><sub>max</sub>); f(0) where nothing is learned. */
    public double maxAccuracy() {
        return mean(best());
    }

    /** L, the slope of the line; 0 where nothing is learned. */
    public double slope() {
        return learns() ? difference(best) / highestGain : 0;
    }

    /** Standard deviation of the slope that single trials have. */
    public double slopeDeviation() {
        return differenceDeviation(best) / highestGain;
    }

    /** Gain of the ratio at a position; 0 where nothing is learned. */
    public double gain(int position) {
        if (!learns()) {
            return 0;
        }
        double most =
                IntStream.rangeClosed(0, position)
                        .mapToDouble(this::difference)
                        .max()
                        .orElseThrow();
        return highestGain * most / difference(best);
    }

    /** Standard deviation of the gain that single trials have; 0 where nothing is learned. */
    public double gainDeviation(int position) {
        return learns() ? highestGain * differenceDeviation(position) / difference(best) : 0;
    }

    private double difference(int position) {
        return mean(position) - mean(0);
    }

    private double differenceDeviation(int position) {
        return deviation(
                IntStream.range(0, accuracies[0].length)
                        .mapToDouble(t -> accuracies[position][t] - accuracies[0][t])
                        .toArray());
    }

    private static double deviation(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;
import java.util.Arrays;
import java.util.List;

/**
 * The look of pictures that were taken under one condition: mean and variance over pictures of
 * their {@link PictureMeasures}. Pictures are added one by one and not kept; a picture costs a few
 * operations a pixel, less than its decoding. Used by one thread.
 *
 * <pre>{@code
 * Condition now = new Condition();
 * now.add(pixels, 0, 32);
 * boolean fog = now.distance(foggy) < 0.6;
 * }</pre>
 */
public final class Condition {

    /** Pictures after which old ones count less, so that a condition follows slow changes. */
    private static final double MOST_PICTURES = 500;

    /** Least deviation of a measure: what differs by less looks the same. */
    private static final double LEAST_DEVIATION = 0.02;

    /**
     * A condition as it is stored.
     *
     * @param pictures number of pictures that it counts as
     * @param means mean of each measure
     * @param squares sum of the squared differences of each measure to its mean
     */
    public record Look(double pictures, List<Double> means, List<Double> squares) {}

    private double weight;
    private double[] means = new double[PictureMeasures.COUNT];

    /** Sums of squared differences to the mean. */
    private double[] squares = new double[PictureMeasures.COUNT];

    /** The look of these pictures. */
    public static Condition of(PixelBatch pictures) {
        Condition condition = new Condition();
        int length = ModelInput.length(pictures.resolution());
        for (int i = 0; i < pictures.size(); i++) {
            condition.add(pictures.values(), i * length, pictures.resolution());
        }
        return condition;
    }

    /** The condition that was stored; an empty one if it is of other measures than today's. */
    static Condition of(Look look) {
        Condition condition = new Condition();
        if (look.means().size() == PictureMeasures.COUNT
                && look.squares().size() == PictureMeasures.COUNT) {
            condition.weight = look.pictures();
            condition.means = values(look.means());
            condition.squares = values(look.squares());
        }
        return condition;
    }

    private static double[] values(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** This condition, to be stored. */
    Look look() {
        return new Look(
                weight,
                Arrays.stream(means).boxed().toList(),
                Arrays.stream(squares).boxed().toList());
    }

    /**
     * Adds a picture.
     *
     * @param values of pictures, as {@link PixelBatch} has them
     * @param from position of the picture's first value
     * @param resolution side of the picture, pixels, at least 4; all pictures that are compared
     *     have the same
     */
    public void add(short[] values, int from, int resolution) {
        add(PictureMeasures.of(values, from, resolution));
    }

    /** Adds all pictures of another condition. */
    void add(Condition more) {
        merge(more.weight, more.means, more.squares);
    }

    /** Mean and variance of both parts together, by Chan et al., 1979. */
    private void merge(double added, double[] addedMeans, double[] addedSquares) {
        double both = weight + added;
        double kept = Math.min(both, MOST_PICTURES);
        for (int i = 0; i < means.length && both > 0; i++) {
            double difference = addedMeans[i] - means[i];
            means[i] += difference * added / both;
            squares[i] += addedSquares[i] + difference * difference * weight * added / both;
            squares[i] *= kept / both;
        }
        weight = kept;
    }

    /** Returns whether there is no picture yet. */
    boolean isEmpty() {
        return weight == 0;
    }

    /**
     * Distance of these pictures, be they few, from a condition of many: the root mean square over
     * all measures of the difference between the means, in standard deviations of single pictures
     * of the other condition.
     */
    public double distance(Condition other) {
        return other.distanceOf(means);
    }

    /** The distance of pictures whose measures have these means from this condition. */
    double distanceOf(double[] otherMeans) {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            double deviation = Math.sqrt(squares[i] / Math.max(1, weight));
            double apart = (otherMeans[i] - means[i]) / Math.max(LEAST_DEVIATION, deviation);
            sum += apart * apart;
        }
        return Math.sqrt(sum / means.length);
    }

    /** Adds a picture by its {@link PictureMeasures}. */
    void add(double[] measures) {
        merge(1, measures, new double[PictureMeasures.COUNT]);
    }

    /** Number of pictures that it counts as. */
    double pictures() {
        return weight;
    }
}

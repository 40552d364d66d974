// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

import io.orric.vision.Augmentation;
import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Labelled pictures, resized once and kept as whole numbers, so that a whole training set fits into
 * memory.
 */
public final class Examples {

    private final int resolution;
    private final ModelInput input;
    private final int classes;
    private final short[][] pictures;
    private final int[] labels;

    /**
     * @param resolution side of every picture, pixels
     * @param input that of the model that takes the pictures
     * @param classes how many there are
     * @param pictures each as {@link PixelBatch} has them
     * @param labels index of each picture's class
     */
    Examples(int resolution, ModelInput input, int classes, short[][] pictures, int[] labels) {
        this.resolution = resolution;
        this.input = input;
        this.classes = classes;
        this.pictures = pictures;
        this.labels = labels;
    }

    /** Number of pictures. */
    public int size() {
        return pictures.length;
    }

    /** Side of every picture, pixels. */
    public int resolution() {
        return resolution;
    }

    /** The pictures from a position to before another. */
    Examples range(int from, int to) {
        return new Examples(
                resolution,
                input,
                classes,
                Arrays.copyOfRange(pictures, from, to),
                Arrays.copyOfRange(labels, from, to));
    }

    /** Pictures as a model takes them, each varied anew. */
    PixelBatch batch(int[] positions, Augmentation augmentation, RandomGenerator random) {
        return augmentation.vary(batch(positions), random);
    }

    /** Pictures as a model takes them. */
    PixelBatch batch(int[] positions) {
        List<short[]> batch = Arrays.stream(positions).mapToObj(i -> pictures[i]).toList();
        return PixelBatch.ofPixels(batch, resolution, input);
    }

    /** Training targets of pictures, row by row: 1 at the class, 0 elsewhere. */
    float[] targets(int[] positions) {
        float[] targets = new float[positions.length * classes];
        for (int i = 0; i < positions.length; i++) {
            targets[i * classes + labels[positions[i]]] = 1;
        }
        return targets;
    }

    /** Index of the class of a picture. */
    int label(int position) {
        return labels[position];
    }

    /** The positions from one to before another. */
    static int[] positions(int from, int to) {
        return IntStream.range(from, to).toArray();
    }
}

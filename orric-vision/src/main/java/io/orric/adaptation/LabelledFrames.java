// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import java.util.Arrays;
import java.util.List;

/**
 * Frames with the opinion of a model, mostly the teacher, of each.
 *
 * @param pixels model inputs
 * @param probabilities the model's scores of the classes, of shape (frames, classes); those of the
 *     last frames may be empty, where the model is yet to be asked
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of values, never compared
record LabelledFrames(PixelBatch pixels, float[][] probabilities) {

    int size() {
        return pixels.size();
    }

    /** Memory that they take, without what Java adds to arrays. */
    long bytes() {
        long scores = Arrays.stream(probabilities).mapToLong(row -> row.length).sum() * Float.BYTES;
        return (long) pixels.values().length * Short.BYTES + scores;
    }

    /** The first frames, so many. */
    LabelledFrames first(int count) {
        return new LabelledFrames(pixels.first(count), Arrays.copyOf(probabilities, count));
    }

    /** The frames at these positions. */
    LabelledFrames select(List<Integer> positions) {
        float[][] rows = positions.stream().map(p -> probabilities[p]).toArray(float[][]::new);
        return new LabelledFrames(pixels.select(positions), rows);
    }

    /** These frames and then others of the same resolution. */
    LabelledFrames plus(LabelledFrames more) {
        float[][] rows = Arrays.copyOf(probabilities, size() + more.size());
        System.arraycopy(more.probabilities, 0, rows, size(), more.size());
        return new LabelledFrames(pixels.plus(more.pixels), rows);
    }

    /** Training targets row by row: the probabilities, or 1 at the top class and 0 elsewhere. */
    float[] targets(boolean soft) {
        int classes = probabilities[0].length;
        float[] targets = new float[size() * classes];
        for (int i = 0; i < size(); i++) {
            if (soft) {
                System.arraycopy(probabilities[i], 0, targets, i * classes, classes);
            } else {
                targets[i * classes + Probabilities.argMax(probabilities[i])] = 1;
            }
        }
        return targets;
    }

    /** Share of frames on which scores of shape (frames, classes) agree with the teacher. */
    double agreement(float[][] scores) {
        return Probabilities.agreement(scores, probabilities);
    }

    /** Returns whether every probability is a number; a broken teacher's are not. */
    boolean sound() {
        return Arrays.stream(probabilities).allMatch(Probabilities::sound);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import java.io.IOException;

/** Measures how often a classifier finds the class of a picture. */
public final class Evaluation {

    /** Bounds what a model holds in native memory. */
    private static final int BATCH = 128;

    /** A classifier in inference mode. */
    @FunctionalInterface
    public interface Classifier {
        /** Logits of shape (size, classes). */
        float[][] logits(PixelBatch batch) throws IOException;
    }

    /** Share of pictures whose highest logit is at their class. */
    public static double accuracy(Classifier classifier, Examples examples) throws IOException {
        int right = 0;
        for (int from = 0; from < examples.size(); from += BATCH) {
            int[] positions = Examples.positions(from, Math.min(from + BATCH, examples.size()));
            float[][] logits = classifier.logits(examples.batch(positions));
            for (int i = 0; i < positions.length; i++) {
                if (Probabilities.argMax(logits[i]) == examples.label(positions[i])) {
                    right++;
                }
            }
        }
        return (double) right / examples.size();
    }

    private Evaluation() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.BitSet;

/** Infers frames of a set in batches and compares with their labels. */
final class Inference {

    /** Frames inferred together, as in the job by default. */
    static final int BATCH = 64;

    /** Finds the frames of a range that a model classifies correctly; bit 0 is the first. */
    static BitSet correct(
            ImageClassifier model,
            FrameSet frames,
            int from,
            int to,
            int resolution,
            ModelInput input)
            throws IOException {
        BitSet correct = new BitSet(to - from);
        for (int start = from; start < to; start += BATCH) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("stopped, the same command goes on from here");
            }
            int end = Math.min(start + BATCH, to);
            float[][] logits =
                    model.logits(
                            PixelBatch.of(frames.images().subList(start, end), resolution, input));
            for (int i = start; i < end; i++) {
                correct.set(
                        i - from, Probabilities.argMax(logits[i - start]) == frames.labels()[i]);
            }
        }
        return correct;
    }

    private Inference() {}
}

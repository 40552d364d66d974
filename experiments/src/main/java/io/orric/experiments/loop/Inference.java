// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.BitSet;

/** Infers frames of a set in batches and compares answers with their labels. */
final class Inference {

    /** Frames inferred together, as in the job by default. */
    static final int BATCH = 64;

    /** Probabilities of the frames of a range, of shape (frames, classes). */
    static float[][] probabilities(
            ImageClassifier model,
            FrameSet frames,
            int from,
            int to,
            int resolution,
            ModelInput input)
            throws IOException {
        float[][] probabilities = new float[to - from][];
        for (int start = from; start < to; start += BATCH) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("stopped, the same command goes on from here");
            }
            int end = Math.min(start + BATCH, to);
            PixelBatch batch =
                    PixelBatch.of(frames.images().subList(start, end), resolution, input);
            System.arraycopy(
                    model.probabilities(batch), 0, probabilities, start - from, end - start);
        }
        return probabilities;
    }

    /**
     * Finds the answers whose highest score is at the label; bit 0 is the first.
     *
     * @param from position of the first answer's frame
     */
    static BitSet correct(float[][] answers, FrameSet frames, int from) {
        BitSet correct = new BitSet(answers.length);
        for (int i = 0; i < answers.length; i++) {
            correct.set(i, Probabilities.argMax(answers[i]) == frames.labels()[from + i]);
        }
        return correct;
    }

    private Inference() {}
}

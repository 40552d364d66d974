// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import io.orric.vision.Augmentation;
import io.orric.vision.PixelBatch;
import io.orric.vision.PyTorch;
import io.orric.vision.TrainableClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Adapts the batch-norm statistics of a student to the last sampled frames and leaves its weights
 * alone. Needs no labels: the teacher is never asked, and what its labels would have cost pays for
 * forward passes of the student.
 *
 * @param frames maximum number of sampled frames of a site that statistics are taken from; a larger
 *     sample is used whole. None are taken before half of them are there, since they would be
 *     chance
 * @param batchFrames maximum number of frames in a forward pass, at least 2
 * @param augmentation variation of the frames, as in the student's base training
 * @param classLimit maximum share of these frames of one class, as a multiple of its even share; at
 *     least 1. The student tells the classes apart, for which it is charged. Positive infinity for
 *     no limit, which charges nothing
 */
public record BatchNormAdaptation(
        int frames, int batchFrames, Augmentation augmentation, double classLimit)
        implements RetrainingMethod {

    private static final long serialVersionUID = 1L;

    /**
     * Maximum of forward passes per frame, on average. More passes over a large sample would follow
     * its own peculiarities to the end, and forget the statistics of before.
     */
    private static final int MOST_VIEWS = 2;

    @Override
    public StudentTrainer trainer(double framesPerLabel) {
        Statistics statistics = statistics(framesPerLabel);
        return (site, slot, sample, teacher, parent, trained) -> {
            PyTorch.seed(Objects.hash(site, slot));
            try (TrainableClassifier student = TrainableClassifier.load(parent, n -> 0, 0, 0)) {
                Passes passes = statistics.passes(site, slot, sample, sample.size(), student);
                passes.batches().forEach(student::adaptStatistics);
                student.save(trained);
                boolean changed = !passes.batches().isEmpty();
                return new TrainingResult(0, 0, passes.frames(), Double.NaN, Double.NaN, changed);
            }
        };
    }

    Statistics statistics(double framesPerLabel) {
        return new Statistics(framesPerLabel);
    }

    /**
     * Forward passes that take statistics.
     *
     * @param batches augmented frames, pass by pass
     * @param classified frames that the student has told apart to choose them
     */
    record Passes(List<PixelBatch> batches, int classified) {

        /** Frames passed forward, all together. */
        int frames() {
            return classified + batches.stream().mapToInt(PixelBatch::size).sum();
        }
    }

    /** Chooses the frames of each site that statistics are taken from. */
    final class Statistics {

        /** Forward and backward cost twice a forward pass, in the paper's accounting. */
        private static final int PASSES_OF_A_TRAINED_FRAME = 2;

        private final double passesPerFrame;
        private final RecentFrames recent = new RecentFrames(frames, limited() ? classLimit : 1);

        private Statistics(double framesPerLabel) {
            this.passesPerFrame = framesPerLabel * PASSES_OF_A_TRAINED_FRAME;
        }

        /**
         * Chooses frames.
         *
         * @param saved sampled frames that are neither labelled nor trained on, to pay for it
         */
        Passes passes(
                String site, long slot, PixelBatch sample, int saved, TrainableClassifier student) {
            int classified = limited() ? sample.size() : 0;
            long paid = (long) (saved * passesPerFrame) - classified;
            if (paid <= 0) {
                return new Passes(List.of(), 0);
            }
            float[][] scores = limited() ? scores(student, sample) : new float[sample.size()][1];
            SplittableRandom random = new SplittableRandom(slot);
            return new Passes(
                    batches(recent.with(site, sample, scores), paid, random).stream()
                            .map(batch -> augmentation.vary(batch, random))
                            .toList(),
                    classified);
        }
    }

    private boolean limited() {
        return classLimit < Double.POSITIVE_INFINITY;
    }

    /**
     * Draws the batches of the forward passes, each without replacement; none while less than half
     * of {@link #frames} are there.
     *
     * @param passes frames that may be passed forward; so many are only if enough frames are recent
     */
    List<PixelBatch> batches(PixelBatch recent, long passes, RandomGenerator random) {
        if (2 * recent.size() < frames) {
            return List.of();
        }
        int size = (int) Math.min(Math.min(batchFrames, recent.size()), passes);
        List<PixelBatch> batches = new ArrayList<>();
        for (long left = Math.min(passes, MOST_VIEWS * (long) recent.size());
                size >= 2 && left >= size;
                left -= size) {
            batches.add(
                    recent.select(
                            random.ints(0, recent.size()).distinct().limit(size).boxed().toList()));
        }
        return batches;
    }

    private float[][] scores(TrainableClassifier student, PixelBatch sample) {
        float[][] scores = new float[sample.size()][];
        for (int from = 0; from < sample.size(); from += batchFrames) {
            int to = Math.min(from + batchFrames, sample.size());
            PixelBatch batch = sample.select(IntStream.range(from, to).boxed().toList());
            System.arraycopy(student.logits(batch), 0, scores, from, batch.size());
        }
        return scores;
    }
}

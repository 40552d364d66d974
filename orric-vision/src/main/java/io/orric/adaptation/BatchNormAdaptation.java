// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import io.orric.vision.Augmentation;
import io.orric.vision.KeptClassifiers;
import io.orric.vision.PixelBatch;
import io.orric.vision.PyTorch;
import io.orric.vision.TrainableClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Adapts the batch-norm statistics of a student to the last sampled frames and leaves its weights
 * alone. Needs no labels: the teacher is never asked, and what its labels would have cost pays for
 * forward passes of the student.
 *
 * @param frames maximum number of sampled frames of a site that statistics are taken from; a larger
 *     sample is used whole. None are taken before half of them are there, since they would be
 *     chance
 * @param batchFrames maximum number of frames in a forward pass, at least 2; the first {@value
 *     #EARLY_PASSES} passes of a site have no more than {@value #EARLY_BATCH}, and after a sample
 *     that is most of the frames the others have fewer too
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
     * Maximum of forward passes per frame, on average. More passes would follow the peculiarities
     * of a sample; what they cost is better spent on the teacher's opinions.
     */
    private static final int MOST_VIEWS = 1;

    /**
     * Passes until the statistics of a site have arrived: with a momentum of a tenth so many leave
     * a tenth of where they began.
     */
    private static final int EARLY_PASSES = 22;

    /**
     * Maximum number of frames in one of them. Statistics move with every pass, so those of fewer
     * frames arrive sooner at the same price, though with more noise.
     */
    private static final int EARLY_BATCH = 16;

    /**
     * Maximum number of frames in a later pass if all that are remembered came with the last
     * sample; n times as many if an nth of them did. So statistics follow a large sample at once,
     * and small ones over several slots, with less noise.
     */
    private static final int FRESH_BATCH = 24;

    @Override
    public StudentTrainer trainer(double framesPerLabel, Pace pace, long bytes) {
        return new Trainer(statistics(framesPerLabel, bytes), pace);
    }

    /** Keeps students in native memory from one training to the next. */
    private final class Trainer implements StudentTrainer {

        private final Statistics statistics;
        private final Pace pace;
        private final KeptClassifiers students = new KeptClassifiers();

        Trainer(Statistics statistics, Pace pace) {
            this.statistics = statistics;
            this.pace = pace;
        }

        @Override
        public TrainingResult train(
                String site,
                long slot,
                SampledPictures sample,
                Teacher teacher,
                Path parent,
                Path trained)
                throws IOException {
            PyTorch.seed(Objects.hash(site, slot));
            TrainableClassifier student = students.open(parent);
            try {
                Passes passes =
                        statistics.passes(site, slot, sample.student(), sample.size(), student);
                if (passes.refusal().isEmpty()) {
                    passes.adapt(student, pace);
                    students.save(student, trained);
                } else {
                    students.giveBack(student, parent);
                }
                return result(passes.frames(), passes.refusal());
            } catch (IOException | RuntimeException | Error e) {
                student.close(); // no longer what any file holds
                throw e;
            }
        }

        @Override
        public Optional<TrainingResult> tooFew(String site, SampledPictures sample) {
            return statistics
                    .tooFew(site, sample.student())
                    .map(refusal -> result(toldApart(sample.size()), refusal));
        }

        private static TrainingResult result(int passed, String refusal) {
            return new TrainingResult(0, 0, passed, Double.NaN, Double.NaN, refusal);
        }

        /** A small sample adds to the frames that are remembered, so none is too small. */
        @Override
        public int smallestSample() {
            return 1;
        }

        @Override
        public String method() {
            return "batch-norm";
        }

        @Override
        public void adopt(String from, String to) {
            statistics.adopt(from, to);
        }

        @Override
        public void forget(String site) {
            statistics.forget(site);
        }

        @Override
        public void close() {
            students.close();
        }
    }

    /**
     * @param bytes most bytes of the frames that are remembered of all sites together
     */
    Statistics statistics(double framesPerLabel, long bytes) {
        return new Statistics(framesPerLabel, bytes);
    }

    /**
     * Forward passes that take statistics, over augmented frames. There is only one batch at a
     * time.
     *
     * @param recent the frames, null where there is no pass
     * @param batches positions of each pass's frames
     * @param augmentation variation of the frames
     * @param random draws the variation
     * @param classified frames of the sample that the student tells apart to choose them. Those of
     *     samples with which there were too few are paid for by these, and told apart later
     * @param refusal why there is no pass; empty if there is one
     */
    record Passes(
            PixelBatch recent,
            List<List<Integer>> batches,
            Augmentation augmentation,
            RandomGenerator random,
            int classified,
            String refusal) {

        /** No passes over no frames. */
        static final Passes NONE =
                new Passes(
                        null,
                        List.of(),
                        Augmentation.NONE,
                        new SplittableRandom(0),
                        0,
                        "the compute of the sample pays for no pass");

        /** Makes all passes. */
        void adapt(TrainableClassifier student, Pace pace) {
            for (List<Integer> positions : batches) {
                pace.beforeBatch();
                student.adaptStatistics(augmentation.vary(recent.select(positions), random));
            }
        }

        /** Frames passed forward, all together. */
        int frames() {
            return classified + batches.stream().mapToInt(List::size).sum();
        }
    }

    /** Chooses the frames of each site that statistics are taken from. */
    final class Statistics {

        /** Forward and backward cost twice a forward pass, in the paper's accounting. */
        private static final int PASSES_OF_A_TRAINED_FRAME = 2;

        private final double passesPerFrame;
        private final RecentFrames recent;

        /** Passes of each site so far. */
        private final Map<String, Integer> made = new HashMap<>();

        private Statistics(double framesPerLabel, long bytes) {
            this.recent = new RecentFrames(frames, limited() ? classLimit : 1, bytes);
            this.passesPerFrame = framesPerLabel * PASSES_OF_A_TRAINED_FRAME;
        }

        /**
         * Remembers a sample with which there are too few frames, whatever their classes; they are
         * told apart when there are enough.
         *
         * @return how few; empty if there are enough, and the sample is not remembered yet
         */
        Optional<String> tooFew(String site, PixelBatch sample) {
            int all = recent.size(site) + sample.size();
            if (all >= least()) {
                return Optional.empty();
            }
            recent.add(site, sample);
            return Optional.of(ofLeast(all));
        }

        /**
         * Chooses frames.
         *
         * @param saved sampled frames that are neither labelled nor trained on, to pay for it
         */
        Passes passes(
                String site, long slot, PixelBatch sample, int saved, TrainableClassifier student) {
            int classified = toldApart(sample.size());
            long paid = (long) (saved * passesPerFrame) - classified;
            if (paid <= 0) {
                return Passes.NONE;
            }
            SplittableRandom random = new SplittableRandom(slot);
            PixelBatch frames =
                    recent.with(
                            site,
                            sample,
                            untold -> limited() ? student.logits(untold) : oneClass(untold.size()));
            int before = made.getOrDefault(site, 0);
            List<List<Integer>> batches =
                    batches(before, sample.size(), frames.size(), paid, random);
            made.put(site, before + batches.size());
            String refusal = batches.isEmpty() ? refusal(frames.size(), paid) : "";
            return new Passes(frames, batches, augmentation, random, classified, refusal);
        }

        /** Lets a site begin with the frames of another, and with early passes over them. */
        void adopt(String from, String to) {
            recent.adopt(from, to);
        }

        /** Forgets the frames of a site. */
        void forget(String site) {
            recent.forget(site);
            made.remove(site);
        }
    }

    /**
     * Most frames that are passed forward for a sample, those that are told apart included.
     *
     * @param sample frames in the sample
     */
    public int mostPasses(int sample) {
        return MOST_VIEWS * Math.max(frames, sample) + toldApart(sample);
    }

    private String refusal(int recent, long paid) {
        if (recent >= least()) {
            return "too few frames yet: the compute of the sample pays for " + paid;
        }
        return ofLeast(recent) + (limited() ? ", no class with more than its share" : "");
    }

    private String ofLeast(int recent) {
        return String.format("too few frames yet: %d of %d", recent, least());
    }

    /** Least frames that statistics are taken from. */
    private int least() {
        return (frames + 1) / 2;
    }

    /** Frames of a sample that the student passes to tell their classes. */
    private int toldApart(int sample) {
        return limited() ? sample : 0;
    }

    private static float[][] oneClass(int frames) {
        return new float[frames][1];
    }

    private boolean limited() {
        return classLimit < Double.POSITIVE_INFINITY;
    }

    /**
     * Draws the positions of the frames of each forward pass, without replacement; no pass while
     * less than half of {@link #frames} are there.
     *
     * @param before passes of the site so far
     * @param sample number of frames that came last
     * @param recent number of recent frames
     * @param passes frames that may be passed forward; so many are only if enough frames are recent
     */
    List<List<Integer>> batches(
            int before, int sample, int recent, long passes, RandomGenerator random) {
        if (recent < least()) {
            return List.of();
        }
        List<List<Integer>> batches = new ArrayList<>();
        long left = Math.min(passes, MOST_VIEWS * (long) recent);
        int size = (int) Math.min(size(before, sample, recent), left);
        while (size >= 2 && left >= size) {
            batches.add(random.ints(0, recent).distinct().limit(size).boxed().toList());
            left -= size;
            size = size(before + batches.size(), sample, recent);
        }
        return batches;
    }

    /** Frames in a pass after so many others. */
    private int size(int before, int sample, int recent) {
        int most =
                before < EARLY_PASSES
                        ? EARLY_BATCH
                        : Math.max(EARLY_BATCH, FRESH_BATCH * recent / sample);
        return Math.min(Math.min(most, batchFrames), recent);
    }
}

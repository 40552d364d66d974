// SPDX-License-Identifier: Apache-2.0
package io.orric.escalation;

import io.orric.vision.KeptClassifiers;
import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import io.orric.vision.TrainableClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A teacher whose batch-norm statistics follow the frames of a site, sample by sample. Weights stay
 * as they are. Knows files and no registry. Used by one thread; native memory lives until {@link
 * #close()}.
 */
public final class FollowingTeacher implements AutoCloseable {

    /**
     * Least frames in a pass. Statistics move with every pass, so the fewer frames it has, the
     * sooner they arrive; those of still fewer are chance.
     */
    static final int PASS_FRAMES = 8;

    /** Most frames that tell how many classes there are. */
    private static final int JUDGED_FRAMES = 16;

    private final double leastClasses;
    private final Runnable beforePass;
    private final KeptClassifiers teachers = new KeptClassifiers();

    /**
     * @param leastClasses see {@link Escalation#leastClasses()}
     * @param beforePass called before every pass
     */
    public FollowingTeacher(double leastClasses, Runnable beforePass) {
        this.leastClasses = leastClasses;
        this.beforePass = beforePass;
    }

    /**
     * Has a teacher follow a sample. It passes each frame once: some of them only to see how many
     * classes there are.
     *
     * @param parent TorchScript file of the teacher so far
     * @param sample pictures as the teacher takes them, in random order
     * @param followed file that the teacher is written to if it has followed
     * @return whether it has; not where the sample is too small, shows too few classes, or makes
     *     answers of the teacher that are no numbers
     * @throws IOException if the teacher cannot be read or written
     */
    public boolean follow(Path parent, PixelBatch sample, Path followed) throws IOException {
        if (tooFew(sample.size())) {
            return false;
        }
        int size = passed(sample.size());
        int passes = size / PASS_FRAMES;
        TrainableClassifier teacher = teachers.open(parent);
        boolean kept = false;
        try {
            if (!showsClasses(teacher, sample.range(size, sample.size()))) {
                teachers.giveBack(teacher, parent);
                kept = true;
                return false;
            }
            boolean moved = true;
            for (int pass = 0; moved && pass < passes; pass++) {
                beforePass.run();
                int from = pass * size / passes;
                int to = (pass + 1) * size / passes;
                moved = areNumbers(teacher.trainingLogits(sample.range(from, to)));
            }
            if (moved) {
                teachers.save(teacher, followed);
                kept = true;
            }
            return moved;
        } finally {
            if (!kept) {
                teacher.close(); // no longer what any file holds
            }
        }
    }

    /** Returns whether a sample of so many frames is too small to be followed by any teacher. */
    public static boolean tooFew(int sample) {
        return passed(sample) < PASS_FRAMES;
    }

    /** Frames of a sample that are followed; the others tell how many classes there are. */
    private static int passed(int sample) {
        return sample - Math.min(JUDGED_FRAMES, sample / 2);
    }

    /**
     * Seen in inference mode: by the statistics of one class alone its frames look like several.
     */
    private boolean showsClasses(TrainableClassifier teacher, PixelBatch frames) {
        beforePass.run();
        float[][] answers = teacher.logits(frames);
        return areNumbers(answers) && EffectiveClasses.in(Arrays.asList(answers)) >= leastClasses;
    }

    private static boolean areNumbers(float[][] answers) {
        return Arrays.stream(answers).allMatch(Probabilities::sound);
    }

    @Override
    public void close() {
        teachers.close();
    }
}

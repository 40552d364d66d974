// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Trains students on samples by one {@link RetrainingMethod}. Knows files and no registry;
 * remembers frames of each site, which are not part of any state: after a restart its memory fills
 * up anew. Used by one thread.
 */
@FunctionalInterface
public interface StudentTrainer extends AutoCloseable {

    /**
     * Minimum number of frames to train on labels: two to train on, since batch norm needs a
     * variance, and one to hold out.
     */
    int SMALLEST_SAMPLE = 3;

    /**
     * Trains a site's student on one slot's sample. The same arguments, after the same earlier
     * samples, give the same student.
     *
     * @param site the site of the student
     * @param slot index of the slot; seeds whatever is drawn
     * @param sample the sampled pictures, at least {@link #smallestSample}
     * @param teacher labels frames where the method wants labels
     * @param parent TorchScript file of the student so far
     * @param trained file that the trained student is written to; need not be if it is refused
     * @throws IOException if a model fails, the teacher's answers are no numbers or training
     *     diverges
     */
    TrainingResult train(
            String site,
            long slot,
            SampledPictures sample,
            Teacher teacher,
            Path parent,
            Path trained)
            throws IOException;

    /**
     * Looks at a sample before its student is fetched: one with which there are too few frames yet
     * is remembered, and is not for {@link #train} any more.
     *
     * @return what comes of it, a refusal; empty if the student is to be trained on it
     */
    default Optional<TrainingResult> tooFew(String site, SampledPictures sample) {
        return Optional.empty();
    }

    /** Minimum number of frames in a sample. */
    default int smallestSample() {
        return SMALLEST_SAMPLE;
    }

    /** Name of the method, for those who look at the students that came of it. */
    default String method() {
        return "custom";
    }

    /** Lets a site begin with the frames that are remembered of another. */
    default void adopt(String from, String to) {}

    /** Forgets the frames of a site that will not come again. */
    default void forget(String site) {}

    /** Frees the native memory of students that it keeps for the next training. */
    @Override
    default void close() {}
}

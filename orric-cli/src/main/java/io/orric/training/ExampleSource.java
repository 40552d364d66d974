// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

import io.orric.options.UsageException;
import io.orric.vision.ClassNames;
import java.io.IOException;
import java.util.List;

/** A source of labelled pictures. */
public interface ExampleSource {

    /** Takes the progress of a load, by one thread at a time. */
    @FunctionalInterface
    interface Progress {
        void loaded(int done, int total);
    }

    /** A description of the source, so that a training is not resumed on other pictures. */
    String description();

    /**
     * Loads all pictures. Those at the end make the validation set, so their order must not be one
     * of classes.
     *
     * @param resolutions sides of the squares to which each is resized, pixels
     * @return the pictures at each resolution
     * @throws IOException if a picture cannot be read
     * @throws UsageException if the source is wrong, say, without labels
     */
    List<Examples> load(List<Integer> resolutions, ClassNames classes, Progress progress)
            throws IOException;
}

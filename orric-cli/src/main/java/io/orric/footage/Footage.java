// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;

/** Frames to play back: named where the job is put together, opened where it runs. */
public interface Footage extends Serializable {

    /** Conditions without drift. */
    String CLEAR = "clear";

    /** The name that its frames carry as their origin. */
    String name();

    /** Opens the frames; the caller closes them. */
    RecordedFrames open() throws IOException;

    /**
     * The conditions under which a frame was taken, such as {@code night + rain}, or {@link
     * #CLEAR}; empty if nobody knows.
     */
    default Optional<String> conditions(long position) {
        return Optional.empty();
    }
}

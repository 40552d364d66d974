// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import java.io.IOException;

/** The frames of a run, which are read only if its result is not kept from before. */
public interface FrameSource {

    /** Name of the frames, for people and as a seed. */
    String name();

    /**
     * Digest of the frames, their labels and their order.
     *
     * @throws IOException if they cannot be read
     */
    String digest() throws IOException;

    /**
     * Reads the frames.
     *
     * @throws IOException if they cannot be read
     */
    FrameSet frames() throws IOException;
}

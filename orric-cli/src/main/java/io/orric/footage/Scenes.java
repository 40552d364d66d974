// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

/** All the scenes that a camera can draw under the same conditions, one for each seed. */
public interface Scenes {

    /**
     * Footage of a scene; the same seed gives the same frames. Opening it costs nothing, and any
     * number of threads may use what was opened.
     *
     * @param frames how many frames it has, at least 1
     */
    Footage at(long seed, long frames);

    /** The seed of one of the many scenes that derive from a seed. */
    long seed(long seed, long scene);
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

import io.orric.options.UsageException;
import java.io.IOException;
import java.io.Serializable;

/** Conditions that change in the course of a show, or stay. */
public interface Drift extends Serializable {

    /** The camera's own scenes, drawn under these conditions. */
    Scenes scenes();

    /**
     * A picture as the camera would see it; where it is clear, as it is.
     *
     * @param image encoded, JPEG or PNG; a JPEG stays one
     * @param seed decides where drops, flakes and grains are
     * @param position of the frame, from 0
     * @param show frames over which the drift is spread, at least 1; then it begins again
     * @throws UsageException if the picture cannot be decoded
     */
    byte[] seen(byte[] image, long seed, long position, long show) throws IOException;

    /**
     * The conditions of a frame, such as {@code night + rain}, or {@link Footage#CLEAR}.
     *
     * @param seed that of the scene or of the recording
     * @param position of the frame, from 0
     * @param show frames over which the drift is spread, at least 1; then it begins again
     */
    String conditions(long seed, long position, long show);
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.io;

import java.io.IOException;
import java.io.Serializable;

/** Frames that can be replayed: named where the job is put together, opened where it runs. */
public interface Footage extends Serializable {

    /** What its frames say they were read from. */
    String name();

    /** Opens the frames; the caller closes them. */
    RecordedFrames open() throws IOException;

    /**
     * The conditions under which a frame was taken, such as {@code fog:0.6}; empty if it was clear
     * or nobody knows.
     */
    default String conditions(long position) {
        return "";
    }
}

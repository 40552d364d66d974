// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import io.orric.chart.Band;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Image bytes and drift conditions of a run's frames, without their predictions. */
public interface FrameLookup {

    /**
     * The encoded picture of a frame.
     *
     * @param camera the camera it came from
     * @param offset its position there
     * @return empty if it is not to be had any more
     */
    Optional<byte[]> image(String camera, long offset) throws IOException;

    /** The condition under which a frame was taken, such as fog; empty if unknown. */
    Optional<String> condition(String camera, long offset);

    /** Slots during which conditions differed from those the models were trained for. */
    List<Band> drift();
}

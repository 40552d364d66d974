// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import java.util.List;
import java.util.Optional;

/** Samples of sites that wait for training. Used by one thread. */
interface SampleQueue {

    /** Returns whether whoever brings the next sample has to wait until one is taken. */
    boolean isFull();

    /**
     * Adds a sample.
     *
     * @return the samples that give way to it and are not trained on, which may include itself
     */
    List<SlotSample<Frame>> add(SlotSample<Frame> sample);

    /** Takes the sample to be trained on next; empty if none waits. */
    Optional<SlotSample<Frame>> take();

    /** The samples that wait. */
    List<SlotSample<Frame>> waiting();
}

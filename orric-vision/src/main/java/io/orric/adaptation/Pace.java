// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

/** Lets a training give way to what is more urgent. */
@FunctionalInterface
public interface Pace {

    /** Never waits. */
    Pace FREE = () -> {};

    /**
     * Called by the training thread before every batch that a model is given; returns when the
     * training may go on.
     */
    void beforeBatch();
}

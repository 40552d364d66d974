// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

/**
 * Measurements of a finished epoch.
 *
 * @param epoch from 1
 * @param loss mean cross-entropy over the mini-batches
 * @param accuracy share of validation pictures whose class was found
 * @param frames pictures trained on
 * @param seconds the epoch took, validation included
 */
public record EpochResult(int epoch, double loss, double accuracy, int frames, double seconds) {

    /** Pictures trained on in a second. */
    public double framesPerSecond() {
        return frames / seconds;
    }
}

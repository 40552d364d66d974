// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import java.util.BitSet;

/**
 * The frames of a set that a model classified correctly.
 *
 * @param frames number of frames
 * @param correct a bit for each frame, as {@link BitSet#toByteArray} has it
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bits, never compared
public record Correctness(int frames, byte[] correct) {

    static Correctness of(int frames, BitSet correct) {
        return new Correctness(frames, correct.toByteArray());
    }

    /** Share of frames that were classified correctly. */
    public double accuracy() {
        return (double) correct(0, frames) / frames;
    }

    /** Number of correct frames from one position to another, exclusive. */
    public int correct(int from, int to) {
        return BitSet.valueOf(correct).get(from, to).cardinality();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import java.util.BitSet;

/**
 * Which frames of a set a model got right.
 *
 * @param frames how many frames there are
 * @param right a bit for each frame, as {@link BitSet#toByteArray} has it
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bits, never compared
public record Answers(int frames, byte[] right) {

    static Answers of(int frames, BitSet right) {
        return new Answers(frames, right.toByteArray());
    }

    /** Share of frames that are right. */
    public double accuracy() {
        return (double) right(0, frames) / frames;
    }

    /** How many of the frames from one position to another, exclusive, are right. */
    public int right(int from, int to) {
        return BitSet.valueOf(right).get(from, to).cardinality();
    }
}

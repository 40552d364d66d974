// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.util.Arrays;

/** The learning extent as the average over the frames of the last w slots; memory O(w). */
final class WindowExtent implements LearningExtent {

    private static final long serialVersionUID = 1L;

    private final int slots;

    /** D of the slots in the window, newest first. */
    private final long[] frames;

    /** A<sup>T</sup> of the slots in the window, newest first. */
    private final double[] gains;

    WindowExtent(int slots) {
        this(slots, new long[0], new double[0]);
    }

    private WindowExtent(int slots, long[] frames, double[] gains) {
        Checks.atLeastOne("window of the learning extent", slots);
        this.slots = slots;
        this.frames = frames;
        this.gains = gains;
    }

    @Override
    public double value() {
        double learned = 0;
        for (int k = 0; k < gains.length; k++) {
            learned += frames[k] * gains[k];
        }
        return gains.length == 0 ? 0 : learned / Arrays.stream(frames).sum();
    }

    @Override
    public LearningExtent after(long newestFrames, double newestGain) {
        int kept = Math.min(frames.length, slots - 1);
        long[] nextFrames = new long[kept + 1];
        double[] nextGains = new double[kept + 1];
        nextFrames[0] = newestFrames;
        nextGains[0] = newestGain;
        System.arraycopy(frames, 0, nextFrames, 1, kept);
        System.arraycopy(gains, 0, nextGains, 1, kept);
        return new WindowExtent(slots, nextFrames, nextGains);
    }
}

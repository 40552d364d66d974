// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.vision.PixelBatch;
import org.junit.jupiter.api.Test;

class RecentFramesTest {

    private final RecentFrames recent = new RecentFrames(3);

    @Test
    void remembersTheLastFramesOfEachSite() {
        recent.with("north", frames(1, 2));
        recent.with("south", frames(9));
        assertThat(recent.with("north", frames(3, 4)).values()).isEqualTo(frames(2, 3, 4).values());
        assertThat(recent.with("south", frames(8)).values()).isEqualTo(frames(9, 8).values());
    }

    @Test
    void forgetsNothingOfTheSampleItself() {
        assertThat(recent.with("north", frames(1, 2, 3, 4, 5)).size()).isEqualTo(5);
        assertThat(recent.with("north", frames(6)).values()).isEqualTo(frames(4, 5, 6).values());
    }

    private static PixelBatch frames(float... reds) {
        float[] values = new float[3 * reds.length];
        for (int i = 0; i < reds.length; i++) {
            values[3 * i] = reds[i];
        }
        return new PixelBatch(reds.length, 1, values);
    }
}

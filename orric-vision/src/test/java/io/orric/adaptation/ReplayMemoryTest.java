// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.TinyModels;
import io.orric.vision.PixelBatch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayMemoryTest {

    private final ReplayMemory memory = new ReplayMemory(5, Long.MAX_VALUE);

    @Test
    void remembersTheLastFramesOfEachSite() {
        memory.remember("north", frames(1, 2, 3));
        memory.remember("south", frames(9));
        memory.remember("north", frames(4, 5, 6, 7));
        assertThat(memory.size("north")).isEqualTo(5);
        assertThat(drawn("north", 5)).containsExactlyInAnyOrder(3f, 4f, 5f, 6f, 7f);
        assertThat(drawn("south", 1)).containsExactly(9f);
        assertThat(memory.size("east")).isZero();
    }

    @Test
    void drawsWithoutReplacementAndBySeed() {
        memory.remember("north", frames(1, 2, 3, 4, 5));
        assertThat(drawn("north", 3)).hasSize(3).doesNotHaveDuplicates();
        assertThat(drawn("north", 3)).isEqualTo(drawn("north", 3));
    }

    @Test
    void keepsPixelsAndLabelsTogether() {
        memory.remember("north", frames(1, 2, 3, 4, 5, 6));
        LabelledFrames drawn = memory.draw("north", 4, 1);
        for (int i = 0; i < drawn.size(); i++) {
            assertThat(drawn.probabilities()[i][0])
                    .isEqualTo((float) drawn.pixels().values()[3 * i]);
        }
    }

    @Test
    void aMemoryWithoutCapacityStaysEmpty() {
        ReplayMemory none = new ReplayMemory(0, Long.MAX_VALUE);
        none.remember("north", frames(1, 2));
        assertThat(none.size("north")).isZero();
    }

    private List<Float> drawn(String site, int count) {
        List<Float> values = new ArrayList<>();
        for (float[] row : memory.draw(site, count, 7).probabilities()) {
            values.add(row[0]);
        }
        return values;
    }

    /** Frames of one pixel that is, as is the first class's probability, the given value. */
    private static LabelledFrames frames(int... values) {
        short[] pixels = new short[3 * values.length];
        float[][] rows = new float[values.length][];
        for (int i = 0; i < values.length; i++) {
            pixels[3 * i] = (short) values[i];
            rows[i] = new float[] {values[i], 0};
        }
        return new LabelledFrames(new PixelBatch(values.length, 1, pixels, TinyModels.INPUT), rows);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.vision.RgbImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameSetTest {

    @Test
    void framesOfAClassComeInARowInEachPart() {
        FrameSet mixed = frames(0, 1, 0, 1, 0, /* */ 2, 1, 2, 2, 1);
        FrameSet runs = mixed.inClassRuns(2, 2);
        assertThat(runs.labels()).containsExactly(0, 0, 1, 1, 0, /* */ 1, 1, 2, 2, 2);
        for (int i = 0; i < runs.size(); i++) {
            int before = mixed.images().indexOf(runs.images().get(i));
            assertThat(mixed.labels()[before]).isEqualTo(runs.labels()[i]);
        }
        assertThat(runs.images()).doesNotHaveDuplicates().containsAll(mixed.images());
    }

    @Test
    void aRangeIsShuffledBySeed() {
        FrameSet mixed = frames(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        FrameSet drawn = mixed.shuffled(2, 10, 1);
        assertThat(drawn.labels()).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(drawn.labels())
                .isNotEqualTo(mixed.shuffled(2, 10, 2).labels())
                .isEqualTo(mixed.shuffled(2, 10, 1).labels());
        for (int i = 0; i < drawn.size(); i++) {
            assertThat(drawn.images().get(i).pixels()).containsExactly(drawn.labels()[i]);
        }
    }

    private static FrameSet frames(int... labels) {
        List<RgbImage> images = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            images.add(new RgbImage(1, 1, new int[] {i}));
        }
        return new FrameSet("mixed", images, labels);
    }
}

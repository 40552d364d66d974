// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.TinyModels;
import io.orric.vision.PixelBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledFramesTest {

    /** Three frames of one pixel; the teacher sees classes 1, 0 and 2. */
    private final LabelledFrames frames =
            new LabelledFrames(
                    new PixelBatch(3, 1, new short[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, TinyModels.INPUT),
                    new float[][] {{0.1f, 0.7f, 0.2f}, {0.8f, 0.1f, 0.1f}, {0, 0.25f, 0.75f}});

    @Test
    void selectsPixelsAndOpinionsTogether() {
        LabelledFrames selected = frames.select(List.of(2, 0));
        assertThat(selected.size()).isEqualTo(2);
        assertThat(selected.pixels().resolution()).isEqualTo(1);
        assertThat(selected.pixels().values()).containsExactly(7, 8, 9, 1, 2, 3);
        assertThat(selected.probabilities())
                .isDeepEqualTo(new float[][] {{0, 0.25f, 0.75f}, {0.1f, 0.7f, 0.2f}});
    }

    @Test
    void softTargetsAreTheTeachersProbabilities() {
        assertThat(frames.targets(true))
                .containsExactly(0.1f, 0.7f, 0.2f, 0.8f, 0.1f, 0.1f, 0, 0.25f, 0.75f);
    }

    @Test
    void hardTargetsAreTheTeachersTopClass() {
        assertThat(frames.targets(false)).containsExactly(0, 1, 0, 1, 0, 0, 0, 0, 1);
    }

    @Test
    void agreementIsTheShareOfEqualTopClasses() {
        assertThat(frames.agreement(new float[][] {{0, 9, 0}, {0, 9, 0}, {-2, -3, -1}}))
                .isEqualTo(2 / 3.0);
    }

    @Test
    void aProbabilityThatIsNoNumberIsUnsound() {
        assertThat(frames.sound()).isTrue();
        for (float broken : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            frames.probabilities()[1][2] = broken;
            assertThat(frames.sound()).isFalse();
        }
    }
}

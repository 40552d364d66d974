// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.vision.PixelBatch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChangeDetectorTest {

    private static final int SLOT = 32;

    /** Divisor of the brightness of pictures. */
    private static final int DAY = 1;

    private static final int NIGHT = 4;

    private final ChangeDetector detector = new ChangeDetector();

    @Test
    void picturesOfOneLookAreFamiliar() {
        for (int slot = 1; slot <= 12; slot++) {
            assertThat(unfamiliar(slot, 1, DAY)).as("slot %d", slot).isZero();
        }
    }

    @Test
    void aChangeIsNoticedWithinAFewPicturesAndIsFamiliarWhenASlotHasShownIt() {
        unfamiliar(1, 1, DAY);
        unfamiliar(2, 1, DAY);
        assertThat(unfamiliar(3, 1, NIGHT)).isGreaterThan(SLOT - 12);
        assertThat(unfamiliar(4, 1, NIGHT)).isZero();
        assertThat(unfamiliar(5, 1, DAY)).as("it was trained by day").isZero();
    }

    @Test
    void aStudentIsFamiliarWithTheSlotsSinceItsTraining() {
        unfamiliar(1, 0, NIGHT);
        unfamiliar(2, 0, DAY);
        unfamiliar(3, 0, DAY);
        assertThat(unfamiliar(4, 3, NIGHT)).as("trained by day").isGreaterThan(SLOT - 12);
        unfamiliar(5, 3, DAY);
        assertThat(unfamiliar(6, 1, NIGHT)).as("trained by night and day").isZero();
    }

    @Test
    void nothingIsKnownOfOtherResolutionsAndOfLateFrames() {
        unfamiliar(1, 1, DAY);
        assertThat(detector.isUnfamiliar(2, 1, new short[3 * 64], 8)).isFalse();
        unfamiliar(3, 1, DAY);
        unfamiliar(4, 1, NIGHT);
        assertThat(unfamiliar(3, 1, NIGHT)).as("late").isZero();
    }

    @Test
    void aClockThatIsSetBackBeginsAnew() {
        unfamiliar(1_000_000, 1, DAY);
        assertThat(unfamiliar(5, 1, NIGHT)).isZero();
        assertThat(unfamiliar(6, 1, DAY)).isGreaterThan(SLOT - 12);
    }

    /** Pictures of a slot that are unfamiliar, of {@value #SLOT}. */
    private int unfamiliar(long slot, long trained, int dark) {
        PixelBatch pictures = ConditionTest.pictures(SLOT, slot, v -> v / dark);
        int length = pictures.values().length / SLOT;
        int count = 0;
        for (int i = 0; i < SLOT; i++) {
            short[] one = Arrays.copyOfRange(pictures.values(), i * length, (i + 1) * length);
            count += detector.isUnfamiliar(slot, trained, one, ConditionTest.SIDE) ? 1 : 0;
        }
        return count;
    }
}

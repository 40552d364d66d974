// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.TinyModels;
import io.orric.vision.PixelBatch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentFramesTest {

    private final RecentFrames recent = new RecentFrames(3, 1, Long.MAX_VALUE);

    @Test
    void remembersTheLastFramesOfEachSite() {
        with("north", frames(1, 2));
        with("south", frames(9));
        assertThat(with("north", frames(3, 4)).values()).isEqualTo(frames(2, 3, 4).values());
        assertThat(with("south", frames(8)).values()).isEqualTo(frames(9, 8).values());
    }

    @Test
    void forgetsNothingOfTheSampleItself() {
        assertThat(with("north", frames(1, 2, 3, 4, 5)).size()).isEqualTo(5);
        assertThat(with("north", frames(6)).values()).isEqualTo(frames(4, 5, 6).values());
    }

    @Test
    void oneClassDoesNotDriveOutTheOthers() {
        RecentFrames shared =
                new RecentFrames(
                        4, 1.5, Long.MAX_VALUE); // three of four may be of one of two classes
        shared.with("north", frames(1, 2), untold -> ofClasses(0, 1));
        assertThat(shared.with("north", frames(3, 4, 5), untold -> ofClasses(1, 1, 1)).values())
                .isEqualTo(frames(1, 3, 4, 5).values());
        for (int i = 6; i < 100; i++) {
            assertThat(shared.with("north", frames(i), untold -> ofClasses(1)).values())
                    .startsWith((short) 1)
                    .hasSize(frames(1, 3, 4, 5).values().length);
        }
        assertThat(shared.with("north", frames(100, 101), untold -> ofClasses(0, 0)).values())
                .isEqualTo(frames(98, 99, 100, 101).values());
    }

    @Test
    void ofManyClassesACameraShowsFew() {
        RecentFrames shared =
                new RecentFrames(20, 1, Long.MAX_VALUE); // two of twenty a class, not one of fifty
        float[][] scores = new float[3][1000];
        assertThat(shared.with("north", frames(1, 2, 3), untold -> scores).values())
                .isEqualTo(frames(2, 3).values());
    }

    @Test
    void aSiteBeginsWithTheFramesOfAnotherAndGoesItsOwnWay() {
        with("north", frames(1, 2, 3));
        recent.adopt("north", "south");
        recent.adopt("nowhere", "east");
        assertThat(with("south", frames(9)).values()).isEqualTo(frames(2, 3, 9).values());
        assertThat(with("north", frames(4)).values()).isEqualTo(frames(2, 3, 4).values());
        assertThat(with("east", frames(5)).values()).isEqualTo(frames(5).values());
    }

    @Test
    void ofAForgottenSiteNothingIsLeft() {
        with("north", frames(1, 2));
        recent.forget("north");
        assertThat(with("north", frames(3)).values()).isEqualTo(frames(3).values());
    }

    @Test
    void ofAThousandClassesNoMoreThanTenSharesAreRemembered() {
        RecentFrames shared = new RecentFrames(20, 1, Long.MAX_VALUE);
        for (int category = 0; category < 100; category++) {
            float[][] scores = new float[1][1000];
            scores[0][category] = 1;
            shared.with("north", frames(category), untold -> scores);
        }
        PixelBatch recent = shared.with("north", frames(100), untold -> new float[1][1000]);
        assertThat(recent.size()).isEqualTo(20);
        assertThat(recent.values())
                .startsWith((short) 81)
                .endsWith((short) 100, (short) 0, (short) 0);
    }

    @Test
    void framesThatWereOnlyAddedAreToldApartWithTheNext() {
        RecentFrames shared = new RecentFrames(4, 1.5, Long.MAX_VALUE);
        shared.with("north", frames(1), untold -> ofClasses(0));
        shared.add("north", frames(2, 3));
        assertThat(shared.size("north")).isEqualTo(3);
        List<Short> asked = new ArrayList<>();
        PixelBatch last =
                shared.with(
                        "north",
                        frames(4, 5),
                        untold -> {
                            asked.add(untold.values()[0]);
                            return ofClasses(1, 1, 1, 1);
                        });
        assertThat(asked).containsExactly((short) 2);
        assertThat(last.values()).isEqualTo(frames(1, 3, 4, 5).values());
        assertThat(shared.size("south")).isZero();
    }

    private PixelBatch with(String site, PixelBatch sample) {
        return recent.with(site, sample, untold -> new float[untold.size()][1]);
    }

    private static float[][] ofClasses(int... classes) {
        float[][] scores = new float[classes.length][2];
        for (int i = 0; i < classes.length; i++) {
            scores[i][classes[i]] = 1;
        }
        return scores;
    }

    private static PixelBatch frames(int... reds) {
        short[] values = new short[3 * reds.length];
        for (int i = 0; i < reds.length; i++) {
            values[3 * i] = (short) reds[i];
        }
        return new PixelBatch(reds.length, 1, values, TinyModels.INPUT);
    }
}

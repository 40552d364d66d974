// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.cameras.Pixels;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoadsideSceneTest {

    private final RoadsideScene scene = new RoadsideScene(7);

    @Test
    void aFrameDependsOnSeedAndIndexOnly() {
        int[] first = Pixels.of(scene.render(1234));
        scene.render(5);
        assertThat(Pixels.of(scene.render(1234))).isEqualTo(first);
        assertThat(Pixels.of(new RoadsideScene(7).render(1234))).isEqualTo(first);
        assertThat(Pixels.of(new RoadsideScene(8).render(1234))).isNotEqualTo(first);
        assertThat(Pixels.of(scene.render(1235))).isNotEqualTo(first);
    }

    @Test
    void framesDrawnAtTheSameTimeAreTheSameFrames() {
        int frames = 32;
        Set<Integer> alone = hashes(IntStream.range(0, frames));
        Set<Integer> together = hashes(IntStream.range(0, frames).parallel());
        assertThat(together).isEqualTo(alone).hasSize(frames);
    }

    @Test
    void eachClassDominatesOneFrameOfEveryEight() {
        for (long round = 0; round < 50; round++) {
            Set<RoadUser> seen =
                    LongStream.range(8 * round, 8 * round + 8)
                            .mapToObj(scene::roadUser)
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(RoadUser.class)));
            assertThat(seen).hasSize(8);
        }
    }

    @Test
    void theOrderOfTheClassesChangesFromRoundToRound() {
        Set<RoadUser> firsts =
                LongStream.range(0, 40)
                        .mapToObj(round -> scene.roadUser(8 * round))
                        .collect(Collectors.toSet());
        assertThat(firsts).hasSizeGreaterThan(4);
    }

    @Test
    void framesHaveTheSizeTheyPromise() {
        assertThat(scene.render(0).getWidth()).isEqualTo(RoadsideScene.WIDTH);
        assertThat(scene.render(0).getHeight()).isEqualTo(RoadsideScene.HEIGHT);
    }

    private Set<Integer> hashes(IntStream indices) {
        return indices.mapToObj(index -> Arrays.hashCode(Pixels.of(scene.render(index))))
                .collect(Collectors.toSet());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.cameras.conditions.Condition;
import io.orric.cameras.images.Jpeg;
import io.orric.cameras.scene.RoadUser;
import io.orric.cameras.scene.RoadsideScene;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SyntheticCameraTest {

    private static final int FRAMES = 64;

    private final SyntheticCamera camera = new SyntheticCamera(11, DriftScript.demo(), FRAMES);

    @Test
    void aReplayGivesTheSameBytes() {
        SyntheticCamera replay = new SyntheticCamera(11, DriftScript.demo(), FRAMES);
        List<Integer> first = hashes(camera, IntStream.range(0, FRAMES));
        assertThat(hashes(replay, IntStream.range(0, FRAMES).parallel())).isEqualTo(first);
        assertThat(first).doesNotHaveDuplicates();
    }

    @Test
    void anotherSeedGivesOtherFrames() {
        SyntheticCamera other = new SyntheticCamera(12, DriftScript.demo(), FRAMES);
        assertThat(other.frame(0).jpeg()).isNotEqualTo(camera.frame(0).jpeg());
    }

    @Test
    void labelsAreBalanced() {
        Map<String, Long> counts =
                LongStream.range(0, FRAMES)
                        .mapToObj(index -> camera.frame(index).label())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(counts).containsOnlyKeys(RoadUser.labels());
        assertThat(counts.values()).containsOnly((long) FRAMES / 8);
    }

    @Test
    void conditionsFollowTheScript() {
        assertThat(camera.frame(0).conditions()).isEmpty();
        assertThat(camera.frame(FRAMES / 2).conditions())
                .isEqualTo(DriftScript.demo().at(0.5))
                .isNotEmpty();
        assertThat(camera.conditions(FRAMES / 2)).isEqualTo(DriftScript.demo().at(0.5));
    }

    @Test
    void aClearFrameShowsTheScene() {
        BufferedImage seen = Jpeg.decode(camera.frame(3).jpeg());
        BufferedImage scene = new RoadsideScene(11).render(3);
        assertThat(Pixels.distance(seen, scene)).isLessThan(8);
        DriftScript fog =
                new DriftScript(
                        List.of(new Episode(0, 1, List.of(Condition.parse("fog:0.7")), false)));
        BufferedImage foggy = Jpeg.decode(new SyntheticCamera(11, fog, FRAMES).frame(3).jpeg());
        assertThat(Pixels.distance(foggy, scene)).isGreaterThan(40);
    }

    @Test
    void framesOutsideOfTheShowAreRefused() {
        assertThatThrownBy(() -> camera.frame(FRAMES))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("frame is 64, must be from 0 to 63");
        assertThatThrownBy(() -> new SyntheticCamera(1, DriftScript.clear(), 0))
                .hasMessage("frames is 0, must be at least 1");
    }

    private static List<Integer> hashes(SyntheticCamera camera, IntStream indices) {
        return indices.mapToObj(index -> Arrays.hashCode(camera.frame(index).jpeg())).toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.footage.FootageProvider;
import io.orric.footage.RecordedFrames;
import io.orric.footage.RecordedFrames.RecordedFrame;
import io.orric.footage.Scenes;
import io.orric.testutils.CountedFrames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraViewsTest {

    private static final OptionalLong ALL = OptionalLong.empty();

    @TempDir private Path folder;

    @Test
    void aRecordingIsSentOnceByAllCamerasTogether() {
        CameraViews views = CameraViews.recorded(new CountedFrames(10), 4, ALL, false);
        assertThat(views.total()).isEqualTo(10);
        assertThat(views.views()).isEqualTo(4);
    }

    @Test
    void aLoopHasNoEndUnlessItIsCounted() throws Exception {
        CameraViews views = CameraViews.recorded(new CountedFrames(10), 4, ALL, true);
        assertThat(views.total()).isEqualTo(Long.MAX_VALUE);
        assertThat(text(views, 9)).isEqualTo("9");
        assertThat(text(views, 10)).isEqualTo("0");
        assertThat(text(views, 10_000_000_003L)).isEqualTo("3");
        assertThat(CameraViews.recorded(new CountedFrames(10), 4, OptionalLong.of(5), true).total())
                .isEqualTo(20);
    }

    @Test
    void moreFramesThanRecordedAreRefused() {
        assertThat(
                        CameraViews.recorded(new CountedFrames(10), 2, OptionalLong.of(5), false)
                                .total())
                .isEqualTo(10);
        assertThatThrownBy(
                        () ->
                                CameraViews.recorded(
                                        new CountedFrames(10), 2, OptionalLong.of(6), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "--count is 6, must be at most 5: the recording has 10 frames for 2"
                                + " cameras; --loop begins it again");
    }

    @Test
    void camerasAtDifferentScenesSeeDifferentThings() throws Exception {
        CameraViews views = CameraViews.drawn(clear(), 1, 4, 3, 3, OptionalLong.of(8));
        assertThat(views.total()).isEqualTo(24);
        assertThat(views.views()).isEqualTo(3);
        RecordedFrame first = views.frames().frame(0);
        assertThat(first.label()).isNotBlank();
        assertThat(first.image())
                .isEqualTo(views.frames().frame(0).image())
                .isNotEqualTo(views.frames().frame(1).image())
                .isNotEqualTo(views.frames().frame(3).image());
    }

    @Test
    void afterTheShowTheSceneIsNew() throws Exception {
        CameraViews views = CameraViews.drawn(clear(), 1, 4, 1, 1, OptionalLong.empty());
        assertThat(views.total()).isEqualTo(Long.MAX_VALUE);
        assertThat(views.frames().frame(4).image()).isNotEqualTo(views.frames().frame(0).image());
    }

    @Test
    void driftIsTheSameAtAllScenesAndBeginsAgainWithTheShow() throws Exception {
        CameraViews clear = CameraViews.drawn(clear(), 1, 4, 2, 2, ALL);
        CameraViews drifted = CameraViews.drawn(night(), 1, 4, 2, 2, ALL);
        for (long position = 0; position < 16; position++) {
            boolean dark = position / 2 % 4 >= 2;
            byte[] seen = drifted.frames().frame(position).image();
            byte[] inDaylight = clear.frames().frame(position).image();
            assertThat(Arrays.equals(seen, inDaylight))
                    .as("frame at position %d is as in daylight", position)
                    .isEqualTo(!dark);
        }
    }

    @Test
    void aRecordingDriftsForAllCamerasAlikeAndSoAtEachRoundOfALoop() throws Exception {
        RecordedFrames day = clear().at(1, 4).open();
        CameraViews drifted =
                CameraViews.recorded(day, 2, ALL, true)
                        .under(camera().drift(Optional.of(script())), 1, 4);
        for (long position = 0; position < 16; position++) {
            boolean dark = position / 2 % 4 >= 2;
            assertThat(
                            Arrays.equals(
                                    drifted.frames().frame(position).image(),
                                    day.frame(position % 4).image()))
                    .as("frame at position %d is as in daylight", position)
                    .isEqualTo(!dark);
        }
    }

    @Test
    void moreScenesThanCamerasAreNotDrawn() throws Exception {
        assertThat(CameraViews.drawn(clear(), 1, 4, 9, 2, ALL).views()).isEqualTo(2);
    }

    private static Scenes clear() throws IOException {
        return camera().under("clear").scenes();
    }

    private Scenes night() throws IOException {
        return camera().drift(Optional.of(script())).scenes();
    }

    private String script() throws IOException {
        return Files.writeString(
                        folder.resolve("night.yaml"),
                        "- {from: 0.5, to: 1, conditions: [\"night:1\"]}")
                .toString();
    }

    private static FootageProvider camera() throws IOException {
        return FootageProvider.find(FootageProvider.SYNTHETIC).orElseThrow();
    }

    private static String text(CameraViews views, long position) throws IOException {
        return new String(views.frames().frame(position).image(), StandardCharsets.UTF_8);
    }
}

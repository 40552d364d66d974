// SPDX-License-Identifier: Apache-2.0
package io.orric.footage.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.cameras.CameraFrame;
import io.orric.cameras.DriftScript;
import io.orric.cameras.SyntheticCamera;
import io.orric.footage.Footage;
import io.orric.footage.RecordedFrames;
import io.orric.footage.RecordedFrames.RecordedFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticRoadsideTest {

    private static final int FRAMES = 24;
    private static final long SEED = 7;

    @TempDir private Path folder;

    private final SyntheticRoadside roadside = new SyntheticRoadside();

    @Test
    void withoutAScriptConditionsDriftAsInTheDemo() throws Exception {
        Footage footage = roadside.drift(Optional.empty()).scenes().at(SEED, FRAMES);
        SyntheticCamera camera = new SyntheticCamera(SEED, DriftScript.demo(), FRAMES);
        assertThat(footage.conditions(0)).contains(Footage.CLEAR);
        assertThat(footage.conditions(FRAMES * 3 / 4)).contains("night + rain");
        assertFramesAre(camera::frame, footage);
    }

    @Test
    void aScriptDecidesWhatConditionsDo() throws Exception {
        Path script = folder.resolve("fog.yaml");
        Files.writeString(script, "- {from: 0.5, to: 1, conditions: [\"fog:0.8\"]}");
        SyntheticCamera camera = new SyntheticCamera(SEED, DriftScript.read(script), FRAMES);
        assertFramesAre(
                camera::frame,
                roadside.drift(Optional.of(script.toString())).scenes().at(SEED, FRAMES));
    }

    @Test
    void fixedConditionsHoldForEveryFrame() throws Exception {
        DriftScript always = DriftScript.parse("- {from: 0, to: 1, conditions: [\"fog:0.8\"]}");
        SyntheticCamera camera = new SyntheticCamera(SEED, always, FRAMES);
        assertFramesAre(camera::frame, roadside.under("fog:0.8").scenes().at(SEED, FRAMES));
    }

    @Test
    void footageIsTheSameWhereItIsSentTo() throws Exception {
        Footage footage = roadside.under("all").scenes().at(SEED, FRAMES);
        Footage sent = InstantiationUtil.clone(footage);
        try (RecordedFrames frames = footage.open()) {
            assertFramesAre(index -> frame(frames, index), sent);
        }
    }

    @Test
    void unknownConditionsAreRefused() {
        assertThatThrownBy(() -> roadside.under("hail:1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("condition is 'hail', must be one of");
    }

    private static CameraFrame frame(RecordedFrames frames, long index) {
        try {
            RecordedFrame frame = frames.frame(index);
            return new CameraFrame(frame.image(), frame.label(), null);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertFramesAre(LongFunction<CameraFrame> expected, Footage footage)
            throws IOException {
        try (RecordedFrames frames = footage.open()) {
            assertThat(frames.size()).isEqualTo(FRAMES);
            for (long index = 0; index < FRAMES; index++) {
                RecordedFrame frame = frames.frame(index);
                assertThat(frame.image()).isEqualTo(expected.apply(index).jpeg());
                assertThat(frame.label()).isEqualTo(expected.apply(index).label());
            }
        }
    }
}

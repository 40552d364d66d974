// SPDX-License-Identifier: Apache-2.0
package io.orric.footage.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.footage.DriftedFrames;
import io.orric.footage.FootageProvider;
import io.orric.footage.RecordedFrames;
import io.orric.options.UsageException;
import io.orric.testutils.CountedFrames;
import io.orric.testutils.LabelledImage;
import io.orric.testutils.Recordings;
import io.orric.testutils.TinyModels;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftedFramesTest {

    private static final FootageProvider CAMERA = new SyntheticRoadside();

    @TempDir private Path folder;

    @Test
    void conditionsChangeThePictureAndNothingElse() throws Exception {
        List<LabelledImage> day = TinyModels.frames(3, 1);
        Path recording = Recordings.folder(folder, day);
        try (RecordedFrames frames = recorded(recording);
                RecordedFrames foggy = under("fog:0.8", recorded(recording), 1, 3);
                RecordedFrames again = under("fog:0.8", recorded(recording), 1, 3)) {
            assertThat(foggy.size()).isEqualTo(3);
            for (int i = 0; i < 3; i++) {
                byte[] seen = foggy.frame(i).image();
                assertThat(pixels(seen)).isNotEqualTo(pixels(frames.frame(i).image()));
                assertThat(pixels(seen)).hasSameSizeAs(pixels(frames.frame(i).image()));
                assertThat(again.frame(i).image()).isEqualTo(seen);
                assertThat(foggy.frame(i).label()).isEqualTo(frames.frame(i).label());
            }
        }
    }

    @Test
    void aJpegStaysAJpeg() throws Exception {
        try (RecordedFrames drawn = CAMERA.under("clear").scenes().at(1, 2).open();
                RecordedFrames foggy = under("fog:0.8", drawn, 1, 2)) {
            assertThat(foggy.frame(1).image()).startsWith(0xFF, 0xD8);
            assertThat(pixels(foggy.frame(1).image()))
                    .hasSameSizeAs(pixels(drawn.frame(1).image()));
        }
    }

    @Test
    void clearFramesArePassedOnUnchanged() throws Exception {
        try (RecordedFrames clear = under("clear", new CountedFrames(5), 1, 5)) {
            assertThat(clear.frame(4).image()).isEqualTo(new CountedFrames(5).frame(4).image());
        }
    }

    @Test
    void whatCannotBeDecodedIsNamed() throws Exception {
        try (RecordedFrames foggy = under("fog:0.8", new CountedFrames(5), 1, 5)) {
            assertThatThrownBy(() -> foggy.frame(4))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("frame 4");
        }
    }

    private static RecordedFrames under(
            String conditions, RecordedFrames recorded, long seed, long show) {
        return new DriftedFrames(recorded, CAMERA.under(conditions), seed, show);
    }

    private static RecordedFrames recorded(Path recording) throws IOException {
        return RecordedFrames.open(recording, TinyModels.CLASSES);
    }

    private static int[] pixels(byte[] encoded) throws Exception {
        return new FrameDecoder(new ImageLimits(1 << 20, 1 << 20)).decode(encoded).pixels();
    }
}

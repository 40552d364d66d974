// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.benchmarks.pictures.CameraPictures;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageLimits;
import io.orric.vision.RgbImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraTest {

    private static final FrameDecoder DECODER =
            new FrameDecoder(new ImageLimits(1 << 20, 1280 * 720));

    @ParameterizedTest
    @CsvSource({"320, 240, 3, 14", "640, 480, 4.1, 40", "1280, 720, 5, 125"})
    void picturesHaveTheSizeOfPhotographs(int width, int height, double noise, int kilobytes)
            throws Exception {
        List<byte[]> pictures = new CameraPictures(width, height, noise).render(6);

        RgbImage image = DECODER.decode(pictures.get(0));
        assertThat(image.width()).isEqualTo(width);
        assertThat(image.height()).isEqualTo(height);
        double mean = pictures.stream().mapToInt(each -> each.length).average().orElseThrow();
        assertThat(mean / 1000).isBetween(0.85 * kilobytes, 1.15 * kilobytes);
    }

    @Test
    void picturesDifferAndBeginAgain() {
        Camera camera = new Camera("c", 1, CameraPictures.QVGA.render(3));

        assertThat(camera.picture(0)).isNotEqualTo(camera.picture(1));
        assertThat(camera.picture(7)).isSameAs(camera.picture(1));
    }

    @Test
    void aSiteHasFiveCamerasOfNamesOfTheirOwn() {
        assertThat(Camera.site()).extracting(Camera::name).hasSize(5).doesNotHaveDuplicates();
        assertThat(Camera.site().stream().mapToInt(Camera::framesPerSecond).sum()).isEqualTo(26);
    }
}

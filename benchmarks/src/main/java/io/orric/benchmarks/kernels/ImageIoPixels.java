// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.kernels;

import io.orric.benchmarks.harness.BenchModels;
import io.orric.vision.PixelBatch;
import io.orric.vision.RgbImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The reference of decoding: the JDK decodes the whole picture, and the project's resize makes the
 * model input of it.
 */
final class ImageIoPixels {

    static PixelBatch of(byte[] encoded, int resolution) throws IOException {
        // Closes the stream, which keeps to memory.
        BufferedImage picture =
                ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded)));
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        RgbImage image = new RgbImage(width, height, pixels);
        return PixelBatch.of(List.of(image), resolution, BenchModels.INPUT);
    }

    private ImageIoPixels() {}
}

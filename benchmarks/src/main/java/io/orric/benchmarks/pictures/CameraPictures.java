// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.pictures;

import io.orric.cameras.DriftScript;
import io.orric.cameras.SyntheticCamera;
import io.orric.cameras.images.Grain;
import io.orric.cameras.images.Jpeg;
import io.orric.cameras.images.Picture;
import io.orric.cameras.images.Seeds;
import io.orric.vision.ImageLimits;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.LongStream;

/**
 * JPEGs of the synthetic roadside at the sizes of network cameras. Sensor noise on the enlarged
 * scenes makes them as large as photographs, and as slow to decode.
 *
 * @param width pixels
 * @param height pixels
 * @param noise standard deviation of the noise, of 255 levels
 */
public record CameraPictures(int width, int height, double noise) {

    /** About 14 KB. */
    public static final CameraPictures QVGA = new CameraPictures(320, 240, 3);

    /** About 40 KB. */
    public static final CameraPictures VGA = new CameraPictures(640, 480, 4.1);

    /** About 125 KB. */
    public static final CameraPictures HD = new CameraPictures(1280, 720, 5);

    /** About 260 KB. */
    public static final CameraPictures FULL_HD = new CameraPictures(1920, 1080, 5);

    /** Bounds that the job has by default. */
    public static final ImageLimits LIMITS = new ImageLimits(16 << 20, 33_177_600);

    private static final long SEED = 7;
    private static final double JPEG_QUALITY = 0.85;

    /** The same pictures at every call. */
    public List<byte[]> render(int count) {
        SyntheticCamera camera = new SyntheticCamera(SEED, DriftScript.clear(), count);
        return LongStream.range(0, count)
                .mapToObj(index -> picture(camera.frame(index).jpeg(), index))
                .toList();
    }

    private byte[] picture(byte[] scene, long index) {
        BufferedImage enlarged = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = enlarged.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.drawImage(Jpeg.decode(scene), 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        Picture picture = Picture.copyOf(enlarged);
        Grain.add(picture, Seeds.random(SEED, index), noise);
        return Jpeg.encode(picture.image(), JPEG_QUALITY);
    }
}

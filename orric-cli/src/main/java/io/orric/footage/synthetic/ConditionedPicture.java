// SPDX-License-Identifier: Apache-2.0
package io.orric.footage.synthetic;

import io.orric.cameras.conditions.Condition;
import io.orric.cameras.images.Jpeg;
import io.orric.options.UsageException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Encoded pictures under conditions that they were not taken under. A JPEG stays one, of a network
 * camera's quality; any other picture becomes a PNG, which loses nothing.
 */
final class ConditionedPicture {

    private static final double JPEG_QUALITY = 0.85;

    /**
     * @param seed decides where drops, flakes and grains are
     * @throws UsageException if the picture cannot be decoded
     */
    static byte[] of(byte[] encoded, List<Condition> conditions, long seed) throws IOException {
        BufferedImage seen = Condition.applyAll(conditions, decoded(encoded), seed);
        return isJpeg(encoded) ? Jpeg.encode(seen, JPEG_QUALITY) : png(seen);
    }

    private static BufferedImage decoded(byte[] encoded) throws IOException {
        BufferedImage image =
                ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded)));
        if (image == null) {
            throw new UsageException("cannot be decoded: no JPEG or PNG");
        }
        return image;
    }

    private static boolean isJpeg(byte[] encoded) {
        return encoded.length > 1 && (encoded[0] & 0xFF) == 0xFF && (encoded[1] & 0xFF) == 0xD8;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        }
        return bytes.toByteArray();
    }

    private ConditionedPicture() {}
}

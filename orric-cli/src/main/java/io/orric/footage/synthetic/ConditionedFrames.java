// SPDX-License-Identifier: Apache-2.0
package io.orric.footage.synthetic;

import io.orric.cameras.conditions.Condition;
import io.orric.cameras.images.Jpeg;
import io.orric.cameras.images.Seeds;
import io.orric.footage.RecordedFrames;
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
 * Recorded frames under conditions that they were not taken under. A JPEG stays one, of a network
 * camera's quality; any other picture becomes a PNG, which loses nothing.
 *
 * @param recorded closed with this
 * @param choice conditions of each frame
 * @param seed draws the conditions, and where drops, flakes and grains are
 */
record ConditionedFrames(RecordedFrames recorded, ConditionChoice choice, long seed)
        implements RecordedFrames {

    private static final double JPEG_QUALITY = 0.85;

    @Override
    public long size() {
        return recorded.size();
    }

    @Override
    public RecordedFrame frame(long position) throws IOException {
        RecordedFrame frame = recorded.frame(position);
        List<Condition> conditions = choice.of(seed, position);
        if (conditions.isEmpty()) {
            return frame;
        }
        BufferedImage seen =
                Condition.applyAll(
                        conditions, decoded(frame.image(), position), Seeds.derive(seed, position));
        return new RecordedFrame(
                isJpeg(frame.image()) ? Jpeg.encode(seen, JPEG_QUALITY) : png(seen), frame.label());
    }

    private static BufferedImage decoded(byte[] encoded, long position) throws IOException {
        BufferedImage image =
                ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded)));
        if (image == null) {
            throw UsageException.format("frame %s cannot be decoded: no JPEG or PNG", position);
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

    @Override
    public void close() throws IOException {
        recorded.close();
    }
}

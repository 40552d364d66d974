// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageLimits;
import io.orric.vision.RgbImage;
import io.orric.vision.UndecodableImageException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A small picture within a page. It is drawn anew from the frame's pixels: a frame's own bytes are
 * a stranger's and may be large.
 *
 * @param dataUri the picture
 * @param width pixels
 * @param height pixels
 */
public record Thumbnail(String dataUri, int width, int height) {

    /** Longest side, pixels. */
    static final int LONGEST = 192;

    /**
     * Makes a thumbnail of an encoded frame.
     *
     * @throws UndecodableImageException if it is no picture within the limits
     */
    public static Thumbnail of(byte[] frame, ImageLimits limits) throws UndecodableImageException {
        RgbImage decoded = new FrameDecoder(limits).decode(frame);
        BufferedImage image =
                new BufferedImage(decoded.width(), decoded.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, decoded.width(), decoded.height(), decoded.pixels(), 0, decoded.width());
        int longest = Math.max(decoded.width(), decoded.height());
        BufferedImage small = longest > LONGEST ? shrunk(image, (double) LONGEST / longest) : image;
        // Small frames keep every pixel; photographs are far smaller as JPEG.
        String format = longest > LONGEST ? "jpeg" : "png";
        String base64 = Base64.getEncoder().encodeToString(encoded(small, format));
        String dataUri = "data:image/%s;base64,%s".formatted(format, base64);
        return new Thumbnail(dataUri, small.getWidth(), small.getHeight());
    }

    private static BufferedImage shrunk(BufferedImage image, double scale) {
        int width = Math.max(1, (int) Math.round(scale * image.getWidth()));
        int height = Math.max(1, (int) Math.round(scale * image.getHeight()));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(image, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        return small;
    }

    private static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        return bytes.toByteArray();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.images;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.Consumer;

/** A picture whose pixels are at hand; it changes in place, for one thread at a time. */
public final class Picture {

    /** Computes one pixel from its value and its place. */
    @FunctionalInterface
    public interface PixelFunction {

        int apply(int rgb, int x, int y);
    }

    private final BufferedImage image;
    private final int[] pixels;

    private Picture(BufferedImage image) {
        this.image = image;
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** A copy of the image; the image stays as it is. */
    public static Picture copyOf(BufferedImage image) {
        BufferedImage copy =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = copy.createGraphics();
        graphics.setComposite(AlphaComposite.Src);
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return new Picture(copy);
    }

    /** The picture as an image, of type {@link BufferedImage#TYPE_INT_RGB}. */
    public BufferedImage image() {
        return image;
    }

    /** The image's own pixels, row by row, as 0xRRGGBB; changing them changes the image. */
    public int[] pixels() {
        return pixels;
    }

    /** Pixels in a row. */
    public int width() {
        return image.getWidth();
    }

    /** Rows. */
    public int height() {
        return image.getHeight();
    }

    /** Draws on the picture, with smooth edges. */
    public void draw(Consumer<Graphics2D> drawing) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.accept(graphics);
        graphics.dispose();
    }

    /** Replaces every pixel, row by row. */
    public void map(PixelFunction function) {
        int width = width();
        int height = height();
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int x = 0; x < width; x++) {
                pixels[row + x] = function.apply(pixels[row + x], x, y);
            }
        }
    }
}

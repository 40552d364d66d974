// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import io.orric.vision.UndecodableImageException.Defect;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decoding of JPEG and PNG by the JDK, whose verdict on a picture is final. */
final class JdkDecoder {

    private static final Set<String> FORMATS = Set.of("jpeg", "png");

    /**
     * Decodes a picture to 8-bit RGB.
     *
     * @param maxPixels limit of width × height
     * @throws UndecodableImageException if the bytes are no JPEG or PNG, or damaged, or if the
     *     picture claims more pixels than allowed
     */
    static RgbImage decode(byte[] encoded, long maxPixels) throws UndecodableImageException {
        // A memory-backed stream: ImageIO's default would spool every frame through a file.
        try (ImageInputStream stream =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
            ImageReader reader = readerOf(stream);
            try {
                reader.setInput(stream, true, true);
                requireAllowedSize(reader, maxPixels);
                List<String> warnings = new ArrayList<>();
                reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
                RgbImage image = toRgb(reader.read(0));
                requireAllPixels(warnings);
                return image;
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // The JDK's decoders answer some damaged input with unchecked exceptions.
            throw new UndecodableImageException(
                    Defect.DAMAGED, "damaged image: " + e.getMessage(), e);
        }
    }

    private static ImageReader readerOf(ImageInputStream stream)
            throws IOException, UndecodableImageException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
            reader.dispose();
        }
        throw new UndecodableImageException(Defect.UNKNOWN_FORMAT, "neither JPEG nor PNG");
    }

    private static void requireAllowedSize(ImageReader reader, long maxPixels)
            throws IOException, UndecodableImageException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > maxPixels) {
            throw new UndecodableImageException(
                    Defect.TOO_MANY_PIXELS,
                    String.format(
                            "image of %sx%s pixels, limit is %s pixels", width, height, maxPixels));
        }
        if (Math.max(width, height) > ImageLimits.MAX_SIDE) {
            throw new UndecodableImageException(
                    Defect.TOO_MANY_PIXELS,
                    String.format(
                            "image of %sx%s pixels, limit of a side is %s pixels",
                            width, height, ImageLimits.MAX_SIDE));
        }
    }

    /** The JDK fills what a truncated JPEG lacks with grey and only warns. */
    private static void requireAllPixels(List<String> warnings) throws UndecodableImageException {
        for (String warning : warnings) {
            if (warning.contains("premature end")) {
                throw new UndecodableImageException(
                        Defect.TRUNCATED, "truncated image: " + warning);
            }
        }
    }

    private static RgbImage toRgb(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            // What cameras send. Java2D would take it through a colour conversion.
            return new RgbImage(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        }
        if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
            return greyToRgb(image);
        }
        BufferedImage rgb = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = rgb.createGraphics();
        try {
            graphics.drawImage(image, 0, 0, null);
        } finally {
            graphics.dispose();
        }
        return new RgbImage(
                width, height, ((DataBufferInt) rgb.getRaster().getDataBuffer()).getData());
    }

    /** Keeps grey levels; Java2D would take these for linear light and brighten them. */
    private static RgbImage greyToRgb(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int largest = (1 << image.getColorModel().getComponentSize(0)) - 1;
        int[] pixels = image.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
        int[] alphas =
                image.getColorModel().hasAlpha()
                        ? image.getRaster().getSamples(0, 0, width, height, 1, (int[]) null)
                        : null;
        for (int i = 0; i < pixels.length; i++) {
            int level = pixels[i] * 255 / largest;
            if (alphas != null) {
                level = level * alphas[i] / largest;
            }
            pixels[i] = level * 0x010101;
        }
        return new RgbImage(width, height, pixels);
    }

    private JdkDecoder() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** JPEGs of every kind that cameras send. */
public final class Jpegs {

    /** Number of samples of luma for one of chroma. */
    public enum Sampling {
        GREY(1, 1),
        FULL(1, 1),
        HALF_ACROSS(2, 1),
        QUARTER(2, 2);

        private final int across;
        private final int down;

        Sampling(int across, int down) {
            this.across = across;
            this.down = down;
        }
    }

    /** Size of the shapes in pictures, pixels. */
    private static final double SHAPE = 200;

    /** A picture of soft shapes, with as much noise as given, in levels of 256. */
    public static BufferedImage picture(int width, int height, int noise, long seed) {
        Random random = new Random(seed);
        double[] waves = random.doubles(12, 0.5, 4).toArray();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = 0;
                for (int channel = 0; channel < 3; channel++) {
                    double u = waves[4 * channel] * x / SHAPE + waves[4 * channel + 1];
                    double v = waves[4 * channel + 2] * y / SHAPE + waves[4 * channel + 3];
                    double level = 128 + 60 * Math.sin(3 * u) + 50 * Math.cos(3 * v);
                    level += noise == 0 ? 0 : random.nextInt(-noise, noise + 1);
                    rgb = rgb << 8 | (int) Math.max(0, Math.min(255, level));
                }
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    /** Encodes a picture at a quality from 0 to 1. */
    public static byte[] encode(
            BufferedImage image, Sampling sampling, boolean progressive, float quality) {
        BufferedImage source = sampling == Sampling.GREY ? grey(image) : image;
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        parameters.setProgressiveMode(
                progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageTypeSpecifier type = ImageTypeSpecifier.createFromRenderedImage(source);
            IIOMetadata metadata = writer.getDefaultImageMetadata(type, parameters);
            if (sampling != Sampling.GREY) {
                sample(metadata, sampling);
            }
            writer.setOutput(output);
            writer.write(null, new IIOImage(source, null, metadata), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void sample(IIOMetadata metadata, Sampling sampling) throws IOException {
        String format = metadata.getNativeMetadataFormatName();
        Element root = (Element) metadata.getAsTree(format);
        NodeList components = root.getElementsByTagName("componentSpec");
        Element luma = (Element) components.item(0);
        luma.setAttribute("HsamplingFactor", Integer.toString(sampling.across));
        luma.setAttribute("VsamplingFactor", Integer.toString(sampling.down));
        metadata.setFromTree(format, root);
    }

    private static BufferedImage grey(BufferedImage image) {
        BufferedImage grey =
                new BufferedImage(
                        image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                grey.getRaster().setSample(x, y, 0, image.getRGB(x, y) >> 8 & 255);
            }
        }
        return grey;
    }

    private Jpegs() {}
}

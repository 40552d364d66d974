// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures and names that no camera should send, and some that few cameras send. */
final class Poison {

    private Poison() {}

    static byte[] randomBytes() {
        byte[] bytes = new byte[5000];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    /** Text that grows to six times its size in JSON. */
    static byte[] nuls() {
        return new byte[200_000];
    }

    /** All control characters of ASCII, again and again. */
    static byte[] controlCharacters(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i % 33 == 32 ? 127 : i % 33);
        }
        return bytes;
    }

    /** Text of more than half of what a producer sends by default. */
    static byte[] longText() {
        byte[] bytes = new byte[600_000];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }

    static byte[] truncatedJpeg() {
        byte[] jpeg = Pictures.at(0).jpeg();
        return Arrays.copyOf(jpeg, jpeg.length / 3);
    }

    /** A well-formed PNG header of 60000 x 60000 pixels, 14 GB decoded, and no pixels. */
    static byte[] hugePng() {
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(60_000).putInt(60_000).put(new byte[] {8, 6, 0, 0, 0});
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        png.writeBytes(chunk("IHDR", header.array()));
        png.writeBytes(chunk("IDAT", new byte[0]));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    /** A JPEG of a few kilobytes that claims 65000 x 65000 pixels. */
    static byte[] hugeJpeg() {
        byte[] jpeg = encode(new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        int frame = startOfFrame(jpeg);
        ByteBuffer.wrap(jpeg)
                .putShort(frame + 5, (short) 65_000)
                .putShort(frame + 7, (short) 65_000);
        return jpeg;
    }

    /** A JPEG that is small to send and, within the limit of pixels, large to decode. */
    static byte[] bomb() {
        return encode(new BufferedImage(5_000, 5_000, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
    }

    static byte[] greyJpeg() {
        return encode(new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY), "jpeg");
    }

    static byte[] deepPng() {
        return encode(new BufferedImage(64, 48, BufferedImage.TYPE_USHORT_GRAY), "png");
    }

    /** Four bands, as printers use them. */
    static byte[] cmykJpeg() {
        WritableRaster raster = Raster.createInterleavedRaster(0, 64, 48, 4, null);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(new IIOImage(raster, null, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] encode(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("Nobody writes " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
        chunk.putInt(data.length).put(type.getBytes(US_ASCII)).put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) crc.getValue()).array();
    }

    /** Position of the marker that height and width stand behind. */
    private static int startOfFrame(byte[] jpeg) {
        int position = 2;
        while ((jpeg[position + 1] & 0xFF) != 0xC0) {
            position += 2 + (ByteBuffer.wrap(jpeg).getShort(position + 2) & 0xFFFF);
        }
        return position;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNG files put together chunk by chunk, sound or not. */
public final class Png {

    /** Colour types of the format. */
    public static final int GREY = 0;

    public static final int RGB = 2;
    public static final int PALETTE = 3;
    public static final int GREY_ALPHA = 4;
    public static final int RGB_ALPHA = 6;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Png() {
        bytes.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    }

    /** Begins a file with a header. */
    public static Png header(int width, int height, int bitDepth, int colourType) {
        return new Png()
                .chunk(
                        "IHDR",
                        ByteBuffer.allocate(13)
                                .putInt(width)
                                .putInt(height)
                                .put((byte) bitDepth)
                                .put((byte) colourType)
                                .array());
    }

    /** A picture of one pixel. */
    public static byte[] pixel(int bitDepth, int colourType, int... sampleBytes) {
        return header(1, 1, bitDepth, colourType).pixels(sampleBytes).end();
    }

    /** A palette of 0xRRGGBB entries. */
    public Png palette(int... colours) {
        ByteBuffer entries = ByteBuffer.allocate(3 * colours.length);
        for (int colour : colours) {
            entries.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
        }
        return chunk("PLTE", entries.array());
    }

    /** The one row of pixels of a picture, unfiltered. */
    public Png pixels(int... sampleBytes) {
        byte[] row = new byte[sampleBytes.length + 1];
        for (int i = 0; i < sampleBytes.length; i++) {
            row[i + 1] = (byte) sampleBytes[i];
        }
        Deflater deflater = new Deflater();
        deflater.setInput(row);
        deflater.finish();
        byte[] compressed = new byte[row.length + 100];
        int length = deflater.deflate(compressed);
        deflater.end();
        return chunk("IDAT", Arrays.copyOf(compressed, length));
    }

    /** A chunk. */
    public Png chunk(String type, byte[] data) {
        return chunkClaiming(data.length, type, data);
    }

    /** A chunk that claims to be of another length than it is. */
    public Png chunkClaiming(int length, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        bytes.writeBytes(name);
        bytes.writeBytes(data);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
        return this;
    }

    /** Ends the file. */
    public byte[] end() {
        return chunk("IEND", new byte[0]).bytes.toByteArray();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Native memory for a model's input, as large as its largest batch and used again for each. Engines
 * read it where it lies, so a batch is never an array of floats.
 */
final class InputBuffer {

    /** Order of the values of a picture. A tensor has the same shape in either. */
    enum Order {
        /** Channel by channel, the default of all engines. */
        PLANES,
        /**
         * Pixel by pixel, which PyTorch calls channels last. Batch norm in training mode takes half
         * the time with it.
         */
        PIXELS
    }

    private ByteBuffer bytes = ByteBuffer.allocateDirect(0);

    /**
     * Writes the normalised values of a batch.
     *
     * @return floats in native order, from position to limit; overwritten by the next call
     */
    ByteBuffer write(PixelBatch batch, Order order) {
        byte[] values = batch.values();
        int length = Math.multiplyExact(values.length, Float.BYTES);
        if (bytes.capacity() < length) {
            bytes = ByteBuffer.allocateDirect(length).order(ByteOrder.nativeOrder());
        }
        bytes.clear().limit(length);
        FloatBuffer floats = bytes.asFloatBuffer();
        float[] table = batch.input().table();
        float[] picture = new float[ModelInput.length(batch.resolution())];
        for (int from = 0; from < values.length; from += picture.length) {
            if (order == Order.PIXELS) {
                writePixels(values, from, table, picture);
            } else {
                writePlanes(values, from, table, picture);
            }
            floats.put(picture);
        }
        return bytes;
    }

    private static void writePlanes(byte[] values, int from, float[] table, float[] picture) {
        for (int i = 0; i < picture.length; i++) {
            picture[i] = table[values[from + i] & 255];
        }
    }

    private static void writePixels(byte[] values, int from, float[] table, float[] picture) {
        int plane = picture.length / 3;
        for (int i = 0; i < plane; i++) {
            picture[3 * i] = table[values[from + i] & 255];
            picture[3 * i + 1] = table[values[from + plane + i] & 255];
            picture[3 * i + 2] = table[values[from + 2 * plane + i] & 255];
        }
    }
}

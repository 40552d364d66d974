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
        short[] values = batch.values();
        int length = Math.multiplyExact(values.length, Float.BYTES);
        if (bytes.capacity() < length) {
            bytes = ByteBuffer.allocateDirect(length).order(ByteOrder.nativeOrder());
        }
        bytes.clear().limit(length);
        FloatBuffer floats = bytes.asFloatBuffer();
        ModelInput input = batch.input();
        float[] picture = new float[ModelInput.length(batch.resolution())];
        for (int from = 0; from < values.length; from += picture.length) {
            if (order == Order.PIXELS) {
                writePixels(values, from, input, picture);
            } else {
                writePlanes(values, from, input, picture);
            }
            floats.put(picture);
        }
        return bytes;
    }

    private static void writePlanes(short[] values, int from, ModelInput input, float[] picture) {
        int plane = picture.length / ModelInput.CHANNELS;
        for (int channel = 0; channel < ModelInput.CHANNELS; channel++) {
            float scale = input.scale(channel);
            float shift = input.shift(channel);
            for (int i = channel * plane; i < (channel + 1) * plane; i++) {
                picture[i] = (values[from + i] & 0xFFFF) * scale + shift;
            }
        }
    }

    private static void writePixels(short[] values, int from, ModelInput input, float[] picture) {
        int plane = picture.length / ModelInput.CHANNELS;
        for (int channel = 0; channel < ModelInput.CHANNELS; channel++) {
            float scale = input.scale(channel);
            float shift = input.shift(channel);
            int at = from + channel * plane;
            for (int i = 0; i < plane; i++) {
                picture[ModelInput.CHANNELS * i + channel] =
                        (values[at + i] & 0xFFFF) * scale + shift;
            }
        }
    }
}

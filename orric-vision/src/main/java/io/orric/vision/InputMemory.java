// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Reused direct memory through which models take their batches: PyTorch reads where the normalised
 * values were written, so a batch is never an array of floats. It grows with the largest batch.
 * Used by one thread; a tensor holds until the next one is made.
 */
final class InputMemory {

    /** Order of the values of a picture. A tensor has the same shape in either. */
    enum Order {
        /** Channel by channel, PyTorch's default. */
        PLANES,
        /**
         * Pixel by pixel, which PyTorch calls channels last. Batch norm in training mode takes half
         * the time with it.
         */
        PIXELS
    }

    private ByteBuffer memory = ByteBuffer.allocateDirect(0);

    /** The batch as a tensor of shape (size, 3, resolution, resolution). */
    NDArray tensor(NDManager scope, PixelBatch batch, Order order) {
        int side = batch.resolution();
        write(batch, order);
        return switch (order) {
            case PLANES -> create(scope, new Shape(batch.size(), 3, side, side));
            case PIXELS ->
                    create(scope, new Shape(batch.size(), side, side, 3)).transpose(0, 3, 1, 2);
        };
    }

    private NDArray create(NDManager scope, Shape shape) {
        return scope.create(memory, shape, DataType.FLOAT32);
    }

    private void write(PixelBatch batch, Order order) {
        byte[] values = batch.values();
        int bytes = Math.multiplyExact(values.length, Float.BYTES);
        if (memory.capacity() < bytes) {
            memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        memory.clear().limit(bytes);
        FloatBuffer floats = memory.asFloatBuffer();
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

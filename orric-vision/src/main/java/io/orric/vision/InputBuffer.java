// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Native memory for a model's input, as large as its largest batch and used again for each. */
final class InputBuffer {

    private ByteBuffer bytes = ByteBuffer.allocateDirect(0);

    /**
     * Writes the normalised values of a batch.
     *
     * @return floats in native order, from position to limit; overwritten by the next call
     */
    ByteBuffer write(PixelBatch batch) {
        byte[] values = batch.values();
        int length = Math.multiplyExact(values.length, Float.BYTES);
        if (bytes.capacity() < length) {
            bytes = ByteBuffer.allocateDirect(length).order(ByteOrder.nativeOrder());
        }
        float[] table = batch.input().table();
        bytes.clear().limit(length);
        for (int i = 0; i < values.length; i++) {
            bytes.putFloat(i * Float.BYTES, table[values[i] & 255]);
        }
        return bytes;
    }
}

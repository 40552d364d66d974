// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Place of a tensor in a TorchScript archive. It may be a view: several tensors can share a
 * storage.
 *
 * @param type type of its elements
 * @param storage name of its storage in the archive
 * @param offset position of its first element in the storage, elements
 * @param shape its dimensions
 * @param strides elements from one index to the next in each dimension
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredTensor(ElementType type, String storage, long offset, long[] shape, long[] strides) {

    /** Number of elements. */
    int size() {
        long size = 1;
        for (long dimension : shape) {
            size = Math.multiplyExact(size, dimension);
        }
        return Math.toIntExact(size);
    }

    /** Copies the elements, in the order of the indices, from their storage. */
    void copy(ByteBuffer bytes, FloatBuffer target) {
        if (type == ElementType.FLOAT32 && isContiguous()) {
            FloatBuffer elements = bytes.asFloatBuffer();
            target.put(elements.slice(Math.toIntExact(offset), size()));
        } else if (size() > 0) {
            copy(bytes, target, 0, offset);
        }
    }

    private void copy(ByteBuffer bytes, FloatBuffer target, int dimension, long from) {
        if (dimension == shape.length) {
            target.put(type.read(bytes, Math.toIntExact(from * type.bytes())));
            return;
        }
        for (long i = 0; i < shape[dimension]; i++) {
            copy(bytes, target, dimension + 1, from + i * strides[dimension]);
        }
    }

    private boolean isContiguous() {
        long expected = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] != 1 && strides[i] != expected) {
                return false;
            }
            expected *= shape[i];
        }
        return true;
    }

    @Override
    public String toString() {
        return type + Arrays.toString(shape);
    }
}

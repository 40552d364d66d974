// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.nio.ByteBuffer;

/** Types of floating-point numbers that PyTorch stores, and how each becomes a float. */
enum ElementType {
    FLOAT32(4, "FloatStorage") {
        @Override
        float read(ByteBuffer bytes, int at) {
            return bytes.getFloat(at);
        }
    },
    FLOAT64(8, "DoubleStorage") {
        @Override
        float read(ByteBuffer bytes, int at) {
            return (float) bytes.getDouble(at);
        }
    },
    FLOAT16(2, "HalfStorage") {
        @Override
        float read(ByteBuffer bytes, int at) {
            return half(bytes.getShort(at));
        }
    },
    BFLOAT16(2, "BFloat16Storage") {
        @Override
        float read(ByteBuffer bytes, int at) {
            return Float.intBitsToFloat(bytes.getShort(at) << 16);
        }
    };

    private final int bytes;
    private final String storage;

    ElementType(int bytes, String storage) {
        this.bytes = bytes;
        this.storage = storage;
    }

    /** The element at this position of a storage, bytes from its start. */
    abstract float read(ByteBuffer bytes, int at);

    /** Name of PyTorch's class of storages of this type. */
    String storage() {
        return storage;
    }

    /** Size of an element. */
    int bytes() {
        return bytes;
    }

    /** The value of an IEEE 754 number of 16 bits: 1 sign, 5 exponent, 10 fraction. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude =
                switch (exponent) {
                    case 0 -> fraction * 0x1p-24f;
                    case 0x1f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
                    default -> Float.intBitsToFloat((exponent + 112) << 23 | fraction << 13);
                };
        return bits < 0 ? -magnitude : magnitude;
    }
}

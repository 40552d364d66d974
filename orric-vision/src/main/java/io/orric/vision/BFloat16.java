// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

/** The 16-bit float whose values are float32's with a significand of eight bits. */
final class BFloat16 {

    /** The nearest bfloat16 value, of two equally near the one whose last bit is 0. */
    static float round(float value) {
        if (!Float.isFinite(value)) {
            return value;
        }
        int bits = Float.floatToRawIntBits(value);
        int half = 0x7FFF + (bits >>> 16 & 1);
        return Float.intBitsToFloat(bits + half & 0xFFFF0000);
    }

    private BFloat16() {}
}

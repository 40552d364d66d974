// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

/**
 * Stretches pictures to squares, bilinearly.
 *
 * <p>It samples at half-pixel centres without antialiasing, as PyTorch's {@code
 * interpolate(mode="bilinear", align_corners=False)} does, which is what the models were trained
 * with; another resize costs accuracy.
 */
final class Resizer {

    /**
     * Writes a picture as channels R, G, B, each row by row, unsigned.
     *
     * @param image the picture, of any size and aspect
     * @param resolution side of the square, pixels
     * @param target takes {@link ModelInput#length} values from {@code offset}
     */
    static void write(RgbImage image, int resolution, byte[] target, int offset) {
        Axis horizontal = Axis.of(image.width(), resolution);
        Axis vertical = Axis.of(image.height(), resolution);
        int[] pixels = image.pixels();
        int plane = resolution * resolution;
        for (int y = 0; y < resolution; y++) {
            int top = vertical.lower[y] * image.width();
            int bottom = vertical.upper[y] * image.width();
            float down = vertical.weight[y];
            for (int x = 0; x < resolution; x++) {
                int topLeft = pixels[top + horizontal.lower[x]];
                int topRight = pixels[top + horizontal.upper[x]];
                int bottomLeft = pixels[bottom + horizontal.lower[x]];
                int bottomRight = pixels[bottom + horizontal.upper[x]];
                float right = horizontal.weight[x];
                int at = offset + y * resolution + x;
                for (int channel = 0; channel < 3; channel++) {
                    int bits = 16 - 8 * channel;
                    float above = mix(topLeft >> bits & 255, topRight >> bits & 255, right);
                    float below = mix(bottomLeft >> bits & 255, bottomRight >> bits & 255, right);
                    target[at + channel * plane] = (byte) (mix(above, below, down) + 0.5f);
                }
            }
        }
    }

    private static float mix(float first, float second, float weight) {
        return first + (second - first) * weight;
    }

    /** For each target position the two source positions around it and the weight of the upper. */
    @SuppressWarnings("ArrayRecordComponent") // a lookup table, never compared
    private record Axis(int[] lower, int[] upper, float[] weight) {

        static Axis of(int source, int target) {
            Axis axis = new Axis(new int[target], new int[target], new float[target]);
            float scale = (float) source / target;
            for (int i = 0; i < target; i++) {
                float centre = Math.max(0, (i + 0.5f) * scale - 0.5f);
                int lower = Math.min((int) centre, source - 1);
                axis.lower[i] = lower;
                axis.upper[i] = Math.min(lower + 1, source - 1);
                axis.weight[i] = centre - lower;
            }
            return axis;
        }
    }

    private Resizer() {}
}

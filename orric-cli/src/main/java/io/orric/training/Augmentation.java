// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

import io.orric.vision.ModelInput;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How training pictures are varied each time a model sees them.
 *
 * @param flip whether half of them are mirrored left to right
 * @param shift whether they are moved by up to a twelfth of their side, edges repeated
 * @param light whether their brightness and contrast change by up to {@value #LARGEST_CHANGE}
 */
public record Augmentation(boolean flip, boolean shift, boolean light) {

    private static final List<String> NAMES = List.of("flip", "shift", "light");

    private static final float LARGEST_CHANGE = 0.4f;

    /** Pictures as they are. */
    public static Augmentation none() {
        return new Augmentation(false, false, false);
    }

    /**
     * Reads {@code none}, or a comma-separated list of {@code flip}, {@code shift} and {@code
     * light}.
     *
     * @throws IllegalArgumentException if there is something else
     */
    public static Augmentation parse(String text) {
        if (text.equals("none")) {
            return none();
        }
        List<String> given = Arrays.asList(text.split(",", -1));
        if (!NAMES.containsAll(given)) {
            throw new IllegalArgumentException(
                    "augmentation is '"
                            + text
                            + "', must be none or a list of "
                            + String.join(", ", NAMES)
                            + " such as flip,shift");
        }
        return new Augmentation(
                given.contains("flip"), given.contains("shift"), given.contains("light"));
    }

    /** Writes a picture, varied and normalised. */
    void write(
            byte[] picture,
            int resolution,
            ModelInput input,
            RandomGenerator random,
            float[] target,
            int offset) {
        boolean mirrored = flip && random.nextBoolean();
        int reach = shift ? resolution / 12 : 0;
        int right = random.nextInt(-reach, reach + 1);
        int down = random.nextInt(-reach, reach + 1);
        float[] shades = shades(picture, input, random);
        for (int channel = 0; channel < 3; channel++) {
            for (int y = 0; y < resolution; y++) {
                int sourceY = Math.max(0, Math.min(resolution - 1, y + down));
                int row = (channel * resolution + sourceY) * resolution;
                int to = offset + (channel * resolution + y) * resolution;
                for (int x = 0; x < resolution; x++) {
                    int sourceX = Math.max(0, Math.min(resolution - 1, x + right));
                    int column = mirrored ? resolution - 1 - sourceX : sourceX;
                    target[to + x] = shades[picture[row + column] & 255];
                }
            }
        }
    }

    /** The normalised value of each of the 256 byte values. */
    private float[] shades(byte[] picture, ModelInput input, RandomGenerator random) {
        float contrast = 1;
        float brightness = 0;
        float middle = 0;
        if (light) {
            contrast += random.nextFloat(-LARGEST_CHANGE, LARGEST_CHANGE);
            brightness = 255 * random.nextFloat(-LARGEST_CHANGE, LARGEST_CHANGE);
            middle = mean(picture);
        }
        float[] shades = new float[256];
        for (int value = 0; value < shades.length; value++) {
            float changed = middle + (value - middle) * contrast + brightness;
            float share = Math.max(0, Math.min(255, changed)) / 255;
            shades[value] = (share - input.mean()) / input.std();
        }
        return shades;
    }

    private static float mean(byte[] picture) {
        long sum = 0;
        for (byte value : picture) {
            sum += value & 255;
        }
        return (float) sum / picture.length;
    }
}

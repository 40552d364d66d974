// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.util.Arrays;
import java.util.List;

/**
 * Pictures as one model input, in two bytes a value until a model takes them. Resized values are no
 * whole numbers: rounded to bytes they would change one prediction in a hundred.
 *
 * @param size pictures in the batch
 * @param resolution side of the square, pixels
 * @param values pixel values from 0 to 255 times {@value #UNIT}, unsigned, of shape (size, 3,
 *     resolution, resolution), channels R, G, B
 * @param input what the model expects: how they were resized, and how they are normalised
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of values, never compared
public record PixelBatch(int size, int resolution, short[] values, ModelInput input) {

    /** The number that stands for a value of 1. */
    public static final int UNIT = 256;

    /** Memory of a value, bytes. */
    public static final int VALUE_BYTES = Short.BYTES;

    /**
     * @throws IllegalArgumentException if there are not as many values as the shape has
     */
    public PixelBatch {
        if (values.length != size * ModelInput.length(resolution)) {
            throw new IllegalArgumentException(
                    String.format(
                            "there are %d values, %d pictures of %d x %d pixels have %d",
                            values.length,
                            size,
                            resolution,
                            resolution,
                            size * ModelInput.length(resolution)));
        }
    }

    /** The given pictures, resized. */
    public static PixelBatch of(List<RgbImage> images, int resolution, ModelInput input) {
        int length = ModelInput.length(resolution);
        short[] values = new short[images.size() * length];
        for (int i = 0; i < images.size(); i++) {
            Resizer.write(images.get(i), resolution, input.resizing(), values, i * length);
        }
        return new PixelBatch(images.size(), resolution, values, input);
    }

    /**
     * Pictures of {@link FrameDecoder#pixels}, one after the other.
     *
     * @param pictures each of {@link ModelInput#length} values
     * @param input the one that they were decoded for, or one of the same resizing
     */
    public static PixelBatch ofPixels(List<short[]> pictures, int resolution, ModelInput input) {
        int length = ModelInput.length(resolution);
        short[] values = new short[pictures.size() * length];
        for (int i = 0; i < pictures.size(); i++) {
            System.arraycopy(pictures.get(i), 0, values, i * length, length);
        }
        return new PixelBatch(pictures.size(), resolution, values, input);
    }

    /** Black pictures. */
    static PixelBatch black(int size, int resolution) {
        short[] values = new short[size * ModelInput.length(resolution)];
        return new PixelBatch(size, resolution, values, new ModelInput(0, 1));
    }

    /**
     * The same pictures as inputs of another model, which normalises them in its own way.
     *
     * @throws IllegalArgumentException if the other model takes pictures resized otherwise
     */
    public PixelBatch as(ModelInput other) {
        if (!other.resizing().equals(input.resizing())) {
            throw new IllegalArgumentException(
                    "pictures by " + input.resizing() + " are none by " + other.resizing());
        }
        return new PixelBatch(size, resolution, values, other);
    }

    /** The pictures at these positions. */
    public PixelBatch select(List<Integer> positions) {
        int length = ModelInput.length(resolution);
        short[] selected = new short[positions.size() * length];
        for (int i = 0; i < positions.size(); i++) {
            System.arraycopy(values, positions.get(i) * length, selected, i * length, length);
        }
        return new PixelBatch(positions.size(), resolution, selected, input);
    }

    /** The first pictures, as many as given. */
    public PixelBatch first(int count) {
        return range(0, count);
    }

    /**
     * The pictures from a position to before another.
     *
     * @param to at most {@link #size}
     */
    public PixelBatch range(int from, int to) {
        int length = ModelInput.length(resolution);
        short[] part =
                from == 0 && to == size
                        ? values
                        : Arrays.copyOfRange(values, from * length, to * length);
        return new PixelBatch(to - from, resolution, part, input);
    }

    /** These pictures and then others of the same resolution and normalisation. */
    public PixelBatch plus(PixelBatch more) {
        short[] all = Arrays.copyOf(values, values.length + more.values.length);
        System.arraycopy(more.values, 0, all, values.length, more.values.length);
        return new PixelBatch(size + more.size, resolution, all, input);
    }
}

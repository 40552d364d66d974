// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.util.Arrays;
import java.util.List;

/**
 * Pictures as one model input. They are bytes until a model takes them, a quarter of the memory of
 * floats.
 *
 * @param size pictures in the batch
 * @param resolution side of the square, pixels
 * @param values unsigned bytes of shape (size, 3, resolution, resolution), channels R, G, B
 * @param input normalisation that the model expects
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of values, never compared
public record PixelBatch(int size, int resolution, byte[] values, ModelInput input) {

    /** The given pictures, resized. */
    public static PixelBatch of(List<RgbImage> images, int resolution, ModelInput input) {
        int length = ModelInput.length(resolution);
        byte[] values = new byte[images.size() * length];
        for (int i = 0; i < images.size(); i++) {
            Resizer.write(images.get(i), resolution, values, i * length);
        }
        return new PixelBatch(images.size(), resolution, values, input);
    }

    /**
     * Pictures of {@link FrameDecoder#pixels}, one after the other.
     *
     * @param pictures each of {@link ModelInput#length} bytes
     */
    public static PixelBatch ofPixels(List<byte[]> pictures, int resolution, ModelInput input) {
        int length = ModelInput.length(resolution);
        byte[] values = new byte[pictures.size() * length];
        for (int i = 0; i < pictures.size(); i++) {
            System.arraycopy(pictures.get(i), 0, values, i * length, length);
        }
        return new PixelBatch(pictures.size(), resolution, values, input);
    }

    /** Black pictures. */
    static PixelBatch black(int size, int resolution) {
        byte[] values = new byte[size * ModelInput.length(resolution)];
        return new PixelBatch(size, resolution, values, new ModelInput(0, 1));
    }

    /** The pictures at these positions. */
    public PixelBatch select(List<Integer> positions) {
        int length = ModelInput.length(resolution);
        byte[] selected = new byte[positions.size() * length];
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
        byte[] part =
                from == 0 && to == size
                        ? values
                        : Arrays.copyOfRange(values, from * length, to * length);
        return new PixelBatch(to - from, resolution, part, input);
    }

    /** These pictures and then others of the same resolution and normalisation. */
    public PixelBatch plus(PixelBatch more) {
        byte[] all = Arrays.copyOf(values, values.length + more.values.length);
        System.arraycopy(more.values, 0, all, values.length, more.values.length);
        return new PixelBatch(size + more.size, resolution, all, input);
    }
}

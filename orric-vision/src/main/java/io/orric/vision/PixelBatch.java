// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pictures as one model input.
 *
 * @param size pictures in the batch
 * @param resolution side of the square, pixels
 * @param values float32 values of shape (size, 3, resolution, resolution)
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of values, never compared
public record PixelBatch(int size, int resolution, float[] values) {

    /** The given pictures, resized and normalised. */
    public static PixelBatch of(List<RgbImage> images, int resolution, ModelInput input) {
        Builder batch = new Builder(images.size(), resolution, input);
        images.forEach(batch::add);
        return batch.build();
    }

    /** Takes pictures one by one, so that none need be kept at full size. */
    public static final class Builder {

        private final int resolution;
        private final ModelInput input;
        private final float[] values;
        private int size;

        /**
         * @param capacity most pictures in the batch
         * @param resolution side of the square, pixels
         * @param input how a picture is resized and normalised
         */
        public Builder(int capacity, int resolution, ModelInput input) {
            this.resolution = resolution;
            this.input = input;
            this.values = new float[capacity * ModelInput.length(resolution)];
        }

        /** Adds a picture to the batch. */
        public void add(RgbImage image) {
            input.write(image, resolution, values, size * ModelInput.length(resolution));
            size++;
        }

        /** The pictures added. */
        public PixelBatch build() {
            int length = size * ModelInput.length(resolution);
            return new PixelBatch(
                    size,
                    resolution,
                    length == values.length ? values : Arrays.copyOf(values, length));
        }
    }

    /** The pictures at these positions. */
    public PixelBatch select(List<Integer> positions) {
        int length = ModelInput.length(resolution);
        float[] selected = new float[positions.size() * length];
        for (int i = 0; i < positions.size(); i++) {
            System.arraycopy(values, positions.get(i) * length, selected, i * length, length);
        }
        return new PixelBatch(positions.size(), resolution, selected);
    }

    /** The first pictures, as many as given. */
    public PixelBatch first(int count) {
        return select(IntStream.range(0, count).boxed().toList());
    }

    /** These pictures and then others of the same resolution. */
    public PixelBatch plus(PixelBatch more) {
        float[] all = Arrays.copyOf(values, values.length + more.values.length);
        System.arraycopy(more.values, 0, all, values.length, more.values.length);
        return new PixelBatch(size + more.size, resolution, all);
    }
}

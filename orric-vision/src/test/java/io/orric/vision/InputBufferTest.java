// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.orric.vision.ModelInput.Channels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InputBufferTest {

    /** A normalisation of its own for each channel. */
    private static final ModelInput IMAGENET =
            new ModelInput(
                    new Channels(0.485f, 0.456f, 0.406f),
                    new Channels(0.229f, 0.224f, 0.225f),
                    Resizing.DEFAULT);

    @ParameterizedTest
    @EnumSource
    void aTensorHasTheNormalisedValuesInEitherOrder(InputBuffer.Order order) {
        PyTorch.configure();
        InputBuffer buffer = new InputBuffer();
        try (NDManager scope = NDManager.newBaseManager("PyTorch")) {
            for (int size : new int[] {2, 5, 1}) {
                PixelBatch batch = batch(size);
                NDArray tensor = Tensors.input(scope, batch, buffer, order);
                assertThat(tensor.getShape()).isEqualTo(new Shape(size, 3, 4, 4));
                assertThat(tensor.toFloatArray()).containsExactly(normalised(batch), within(1e-5f));
            }
        }
    }

    /** The values of a batch as a model sees them, channel by channel. */
    static float[] normalised(PixelBatch batch) {
        ModelInput input = batch.input();
        float[] normalised = new float[batch.values().length];
        int plane = batch.resolution() * batch.resolution();
        for (int i = 0; i < normalised.length; i++) {
            int channel = i / plane % 3;
            float value = (batch.values()[i] & 0xFFFF) / (255f * PixelBatch.UNIT);
            normalised[i] = (value - input.mean().of(channel)) / input.std().of(channel);
        }
        return normalised;
    }

    private static PixelBatch batch(int size) {
        short[] values = new short[size * ModelInput.length(4)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (i * 53 * PixelBatch.UNIT + i);
        }
        return new PixelBatch(size, 4, values, IMAGENET);
    }
}

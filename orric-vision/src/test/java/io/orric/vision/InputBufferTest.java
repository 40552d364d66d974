// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InputBufferTest {

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
        for (int i = 0; i < normalised.length; i++) {
            normalised[i] =
                    ((batch.values()[i] & 0xFFFF) / (255f * PixelBatch.UNIT) - input.mean())
                            / input.std();
        }
        return normalised;
    }

    private static PixelBatch batch(int size) {
        short[] values = new short[size * ModelInput.length(4)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (i * 53 * PixelBatch.UNIT + i);
        }
        return new PixelBatch(size, 4, values, new ModelInput(0.4f, 0.2f));
    }
}

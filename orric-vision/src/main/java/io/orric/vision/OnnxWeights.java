// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hands the weights of a TorchScript archive to ONNX Runtime. They pass through one direct buffer
 * that is used again for every version: a session has copied them once it is created.
 */
final class OnnxWeights {

    /** Each tensor begins at a multiple of a cache line, floats. */
    private static final int ALIGNMENT = 16;

    private FloatBuffer buffer = FloatBuffer.allocate(0);

    /**
     * Copies all tensors of an archive to native memory.
     *
     * @return tensors by name, which the caller closes before the next call
     */
    Map<String, OnnxTensorLike> copy(OrtEnvironment environment, TorchScriptArchive archive)
            throws IOException, OrtException {
        reserve(archive.tensors().values().stream().mapToInt(OnnxWeights::aligned).sum());
        Map<String, OnnxTensorLike> tensors = new LinkedHashMap<>();
        try {
            int at = 0;
            for (Map.Entry<String, StoredTensor> entry : archive.tensors().entrySet()) {
                StoredTensor stored = entry.getValue();
                FloatBuffer values = buffer.slice(at, stored.size());
                archive.copy(entry.getKey(), values);
                values.rewind();
                tensors.put(
                        entry.getKey(),
                        OnnxTensor.createTensor(environment, values, stored.shape()));
                at += aligned(stored);
            }
            return tensors;
        } catch (IOException | OrtException | RuntimeException e) {
            tensors.values().forEach(OnnxTensorLike::close);
            throw e;
        }
    }

    private void reserve(int length) {
        if (buffer.capacity() < length) {
            buffer =
                    ByteBuffer.allocateDirect((length + ALIGNMENT) * Float.BYTES)
                            .alignedSlice(ALIGNMENT * Float.BYTES)
                            .order(ByteOrder.nativeOrder())
                            .asFloatBuffer();
        }
    }

    private static int aligned(StoredTensor tensor) {
        return (tensor.size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}

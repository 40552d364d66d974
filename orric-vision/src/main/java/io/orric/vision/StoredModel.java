// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.Serializable;

/**
 * Digests by which a store finds the files of a model.
 *
 * @param sha256 digest of its TorchScript file
 * @param graphSha256 digest of its graph; empty if it has none and is served by PyTorch
 */
public record StoredModel(String sha256, String graphSha256) implements Serializable {

    /** Returns whether it is served by ONNX Runtime. */
    public boolean hasGraph() {
        return !graphSha256.isEmpty();
    }
}

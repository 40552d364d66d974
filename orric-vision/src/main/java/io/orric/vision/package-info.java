// SPDX-License-Identifier: Apache-2.0
/**
 * From encoded bytes to class probabilities: decoding, resizing, and TorchScript models over DJL.
 * Plain Java that knows no Flink operator; whoever opens a model here closes it.
 */
package io.orric.vision;

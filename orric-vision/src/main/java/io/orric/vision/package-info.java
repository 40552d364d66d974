// SPDX-License-Identifier: Apache-2.0
/**
 * From encoded bytes to class probabilities: decoding, resizing, and TorchScript models over ONNX
 * Runtime and DJL, which no other room touches. Plain Java without Flink; whoever opens a model
 * here closes it.
 */
package io.orric.vision;

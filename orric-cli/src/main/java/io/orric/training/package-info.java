// SPDX-License-Identifier: Apache-2.0
/**
 * Fine-tuning of a TorchScript classifier on labelled frames, of a recording or of the synthetic
 * camera, with a checkpoint after each epoch. Plain Java over {@code io.orric.vision} that knows no
 * Flink.
 */
package io.orric.training;

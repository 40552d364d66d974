// SPDX-License-Identifier: Apache-2.0
/**
 * The retraining of students on samples, and its publication. The Flink sink is a shell around
 * {@link io.orric.retraining.Retrainer}, which knows the registry and no Flink, and that one around
 * {@link io.orric.adaptation.StudentTrainer}, which knows neither.
 */
package io.orric.retraining;

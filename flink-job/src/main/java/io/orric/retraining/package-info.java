// SPDX-License-Identifier: Apache-2.0
/**
 * The retraining of students: teacher labels, one epoch of training, the quality gate, publication.
 * The Flink sink is a shell around {@link io.orric.retraining.Retrainer}, which knows the registry
 * and no Flink, and that one around {@link io.orric.adaptation.StudentTraining}, which knows
 * neither.
 */
package io.orric.retraining;

// SPDX-License-Identifier: Apache-2.0
/**
 * Decisions of policies on a trace, without models or frames: reading the trace, asking several
 * policies side by side, predicting accuracies by a learning curve, and writing what was decided.
 * Knows nothing of Flink.
 */
package io.orric.plan;

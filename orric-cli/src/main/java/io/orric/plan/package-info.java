// SPDX-License-Identifier: Apache-2.0
/**
 * What policies would decide on a trace, without models or frames: reading the trace, replaying it
 * through several policies side by side, and predicting accuracies by a learning curve.
 */
package io.orric.plan;

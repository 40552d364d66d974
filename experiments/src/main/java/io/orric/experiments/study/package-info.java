// SPDX-License-Identifier: Apache-2.0
/**
 * The experiments: each asks {@link io.orric.experiments.loop} for runs and makes a report of them.
 * Of Flink they know the options alone.
 */
package io.orric.experiments.study;

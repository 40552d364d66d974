// SPDX-License-Identifier: Apache-2.0
/**
 * The keyed Flink operator that decides a site's slots: a thin shell around {@link
 * io.orric.allocation} that loads state, calls the policy, stores state and emits batches. Knows
 * neither models nor files.
 */
package io.orric.operator;

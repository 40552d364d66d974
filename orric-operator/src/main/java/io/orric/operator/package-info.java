// SPDX-License-Identifier: Apache-2.0
/**
 * The keyed Flink operator that decides a site's slots: a thin shell around {@link
 * io.orric.allocation}. It loads state, calls the policy, stores state and emits batches.
 */
package io.orric.operator;

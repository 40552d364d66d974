// SPDX-License-Identifier: Apache-2.0
/**
 * The job: its options, its topology and its submission. Flink's wiring, environments and streams,
 * is in no other room of this module, so that the others are testable without it.
 */
package io.orric.job;

// SPDX-License-Identifier: Apache-2.0
/**
 * The job: its options, its topology, and what a run of it reports. Everything that touches Flink's
 * wiring is here, so that the other rooms stay testable without it.
 */
package io.orric.job;

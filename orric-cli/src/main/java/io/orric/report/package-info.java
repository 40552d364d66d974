// SPDX-License-Identifier: Apache-2.0
/**
 * The report of a run: one self-contained page with charts, sample frames and tables. Knows the
 * results of a run and nothing of Flink.
 */
package io.orric.report;

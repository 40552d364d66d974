// SPDX-License-Identifier: Apache-2.0
/** Results of an experiment as text, as CSV, as JSON and as a page. Knows nothing of Flink. */
package io.orric.experiments.report;

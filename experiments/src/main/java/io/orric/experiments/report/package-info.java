// SPDX-License-Identifier: Apache-2.0
/** The result of an experiment, told on the terminal, as CSV, as JSON and as a page. */
package io.orric.experiments.report;

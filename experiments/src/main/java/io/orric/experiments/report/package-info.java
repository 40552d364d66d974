// SPDX-License-Identifier: Apache-2.0
/** What an experiment found, told on the terminal, as CSV, as JSON and as a page. */
package io.orric.experiments.report;

// SPDX-License-Identifier: Apache-2.0
/**
 * Charts over time slots as SVG that is part of a page: the page's style sheet colours them,
 * nothing is loaded and no script runs.
 */
package io.orric.chart;

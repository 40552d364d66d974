// SPDX-License-Identifier: Apache-2.0
/**
 * Charts as SVG that load nothing and run no script. They are part of a page, or stand one below
 * the other in a {@link io.orric.chart.ChartDocument}; a {@link io.orric.chart.ThinnedSeries} takes
 * bounded memory however many values it is given. Plain Java that knows nothing of the rest.
 */
package io.orric.chart;

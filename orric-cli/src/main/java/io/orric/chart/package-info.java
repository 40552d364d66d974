// SPDX-License-Identifier: Apache-2.0
/**
 * Charts as SVG: nothing is loaded and no script runs. Those over time slots or rows are part of a
 * page, whose style sheet colours them; {@link io.orric.chart.LinePlot} is a document of its own,
 * in bounded memory however many values it is given. Plain Java that knows nothing of the rest.
 */
package io.orric.chart;

// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.report;

import io.orric.chart.Markup;
import java.util.List;
import java.util.function.Consumer;

/**
 * One question of an experiment, answered.
 *
 * @param title what it is about
 * @param lead how to read it
 * @param figures each writes an {@code svg} element; only pages have them
 * @param tables what was measured
 */
public record Section(
        String title, String lead, List<Consumer<Markup>> figures, List<Table> tables) {}

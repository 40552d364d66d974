// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.report;

import io.orric.chart.Element;
import java.util.List;

/**
 * The answer to one question of an experiment.
 *
 * @param title the subject
 * @param lead how to read the answer
 * @param figures {@code svg} elements; only pages have them
 * @param tables the measurements
 */
public record Section(String title, String lead, List<Element> figures, List<Table<?>> tables) {}

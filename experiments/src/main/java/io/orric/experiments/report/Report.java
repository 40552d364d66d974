// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.report;

import io.orric.report.Setting;
import java.util.List;
import java.util.Map;

/**
 * The result of an experiment.
 *
 * @param experiment its name
 * @param headline the result in a sentence
 * @param remarks further sentences that its reader must know
 * @param sections the result in full
 * @param figures raw figures, for the CSV file
 * @param summary content of the JSON file
 * @param settings settings that it was made with
 */
public record Report(
        String experiment,
        String headline,
        List<String> remarks,
        List<Section> sections,
        Table<?> figures,
        Map<String, Object> summary,
        List<Setting> settings) {}

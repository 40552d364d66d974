// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.report;

import io.orric.report.Setting;
import java.util.List;
import java.util.Map;

/**
 * What an experiment found.
 *
 * @param experiment its name
 * @param headline the answer in a sentence
 * @param remarks what else its reader must know
 * @param parts the answer in full
 * @param csv lines of raw figures, the first their header
 * @param summary what the JSON file says
 * @param settings how it was made
 */
public record Report(
        String experiment,
        String headline,
        List<String> remarks,
        List<Section> parts,
        List<String> csv,
        Map<String, Object> summary,
        List<Setting> settings) {}

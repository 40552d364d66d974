// SPDX-License-Identifier: Apache-2.0
package io.orric.monitoring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A series that a process shows to Prometheus.
 *
 * @param name name of its metric
 * @param labels labels and their values
 * @param value value at the time of the scrape
 */
record Series(String name, Map<String, String> labels, double value) {

    private static final Pattern LINE = Pattern.compile("([^{ ]+)(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** A line of Prometheus's text format that is no comment. */
    static Series parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no series: " + line);
        }
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher label = LABEL.matcher(parts.group(2) == null ? "" : parts.group(2));
        while (label.find()) {
            labels.put(label.group(1), label.group(2).replaceAll("\\\\(.)", "$1"));
        }
        return new Series(parts.group(1), labels, Double.parseDouble(parts.group(3)));
    }

    /** Value of a label; empty where there is none, as in Prometheus. */
    String label(String label) {
        return labels.getOrDefault(label, "");
    }
}

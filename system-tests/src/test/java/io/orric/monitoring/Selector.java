// SPDX-License-Identifier: Apache-2.0
package io.orric.monitoring;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A selector of a PromQL expression, such as {@code
 * flink_jobmanager_job_numRestarts{job_name="x"}}.
 *
 * @param metric name of the metric
 * @param conditions on labels
 */
record Selector(String metric, List<Condition> conditions) {

    /** Metrics of the job and of Flink. */
    private static final Pattern SELECTOR = Pattern.compile("\\b(flink_\\w+)\\b(?:\\{([^}]*)\\})?");

    private static final Pattern CONDITION = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|on)\\s*\\(([^)]*)\\)|, (\\w+)\\)$");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?\\w+\\}?");

    /**
     * A condition on a label.
     *
     * @param label name of the label
     * @param negated whether the values that match are left out
     * @param values its values
     */
    record Condition(String label, boolean negated, Pattern values) {

        private static Condition of(Matcher parts) {
            String operator = parts.group(2);
            // A variable of a dashboard stands for any value.
            String text = VARIABLE.matcher(parts.group(3)).replaceAll(".*");
            boolean literal = !operator.endsWith("~") && text.equals(parts.group(3));
            return new Condition(
                    parts.group(1),
                    operator.startsWith("!"),
                    Pattern.compile(literal ? Pattern.quote(text) : text));
        }

        private boolean holds(Series series) {
            return values.matcher(series.label(label)).matches() != negated;
        }
    }

    /** All selectors of an expression. */
    static List<Selector> of(String expression) {
        return SELECTOR.matcher(expression)
                .results()
                .map(found -> new Selector(found.group(1), conditions(found.group(2))))
                .toList();
    }

    /** Labels by which an expression groups or joins series, or whose values it lists. */
    static Set<String> groupings(String expression) {
        return GROUPING.matcher(expression)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .flatMap(labels -> Stream.of(labels.split(",")))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns whether it selects a series. */
    boolean matches(Series series) {
        return series.name().equals(metric) && conditions.stream().allMatch(c -> c.holds(series));
    }

    private static List<Condition> conditions(String text) {
        Matcher condition = CONDITION.matcher(text == null ? "" : text);
        Stream.Builder<Condition> conditions = Stream.builder();
        while (condition.find()) {
            conditions.add(Condition.of(condition));
        }
        return conditions.build().toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Metrics of one operator, or of one of its sites, under their released paths. All its counters are
 * registered from the start, so that each shows 0 before its first event. Each metric belongs to
 * one thread.
 */
public final class OperatorMetrics {

    private final MetricGroup group;
    private final OrricMetric.Operator operator;
    private final OrricMetric.Scope scope;
    private final Map<OrricMetric, Counter> counters = new EnumMap<>(OrricMetric.class);

    private OperatorMetrics(
            MetricGroup group, OrricMetric.Operator operator, OrricMetric.Scope scope) {
        this.group = group;
        this.operator = operator;
        this.scope = scope;
        for (OrricMetric metric : OrricMetric.values()) {
            if (isHere(metric, OrricMetric.Kind.COUNTER)) {
                counters.put(metric, group.counter(metric.metricName()));
            }
        }
    }

    /** Metrics of an operator, in Flink's group of it. */
    public static OperatorMetrics of(MetricGroup operatorGroup, OrricMetric.Operator operator) {
        return new OperatorMetrics(
                operatorGroup.addGroup("orric"), operator, OrricMetric.Scope.OPERATOR);
    }

    /** Metrics of one of the operator's sites. */
    public OperatorMetrics ofSite(String site) {
        return new OperatorMetrics(group.addGroup("site", site), operator, OrricMetric.Scope.SITE);
    }

    /** Adds one to a counter. */
    public void count(OrricMetric metric) {
        count(metric, 1);
    }

    /**
     * Adds to a counter.
     *
     * @throws NullPointerException if the metric is no counter, or of another operator or scope
     */
    public void count(OrricMetric metric, long events) {
        Objects.requireNonNull(counters.get(metric), metric::toString).inc(events);
    }

    /**
     * Registers a gauge.
     *
     * @param value read by reporters, from any thread
     * @throws IllegalArgumentException if the metric is no gauge, or of another operator or scope
     */
    public void gauge(OrricMetric metric, Gauge<? extends Number> value) {
        if (!isHere(metric, OrricMetric.Kind.GAUGE)) {
            throw new IllegalArgumentException(
                    String.format("metric %s is no gauge of %s by %s", metric, operator, scope));
        }
        group.gauge(metric.metricName(), value);
    }

    private boolean isHere(OrricMetric metric, OrricMetric.Kind kind) {
        return metric.operator() == operator && metric.scope() == scope && metric.kind() == kind;
    }
}

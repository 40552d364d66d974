// SPDX-License-Identifier: Apache-2.0
package io.orric.metrics;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Registers {@link OrricMetric}s of one operator, or of one of its sites, under their released
 * paths.
 */
public final class OperatorMetrics {

    private final MetricGroup group;
    private final OrricMetric.Scope scope;

    private OperatorMetrics(MetricGroup group, OrricMetric.Scope scope) {
        this.group = group;
        this.scope = scope;
    }

    /** Metrics of an operator, in Flink's group of it. */
    public static OperatorMetrics of(MetricGroup operatorGroup) {
        return new OperatorMetrics(operatorGroup.addGroup("orric"), OrricMetric.Scope.OPERATOR);
    }

    /** Metrics of one of the operator's sites. */
    public OperatorMetrics ofSite(String site) {
        return new OperatorMetrics(group.addGroup("site", site), OrricMetric.Scope.SITE);
    }

    /**
     * Registers a counter.
     *
     * @throws IllegalArgumentException if the metric is no counter, or of another scope
     */
    public Counter counter(OrricMetric metric) {
        return group.counter(name(metric, OrricMetric.Kind.COUNTER));
    }

    /**
     * Registers a gauge.
     *
     * @param value read by reporters, from any thread
     * @throws IllegalArgumentException if the metric is no gauge, or of another scope
     */
    public void gauge(OrricMetric metric, Gauge<? extends Number> value) {
        group.gauge(name(metric, OrricMetric.Kind.GAUGE), value);
    }

    private String name(OrricMetric metric, OrricMetric.Kind kind) {
        if (metric.kind() != kind || metric.scope() != scope) {
            throw new IllegalArgumentException(
                    String.format(
                            "metric %s is a %s of scope %s, not a %s of scope %s",
                            metric, metric.kind(), metric.scope(), kind, scope));
        }
        return metric.metricName();
    }
}

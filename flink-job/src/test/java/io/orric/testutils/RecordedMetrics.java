// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** A group that keeps the metrics registered in it and below, by the last part of their names. */
public final class RecordedMetrics extends UnregisteredMetricsGroup {

    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final Map<String, Gauge<?>> gauges = new ConcurrentHashMap<>();

    @Override
    public Counter counter(String name) {
        return counters.computeIfAbsent(name, unused -> new SimpleCounter());
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
        gauges.put(name, gauge);
        return gauge;
    }

    @Override
    public MetricGroup addGroup(String name) {
        return this;
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
        return this;
    }

    /** Count of a counter. */
    public long count(String name) {
        return counters.get(name).getCount();
    }

    /** Value of a gauge. */
    public Object value(String name) {
        return gauges.get(name).getValue();
    }
}

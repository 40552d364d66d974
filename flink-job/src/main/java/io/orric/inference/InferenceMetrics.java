// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Metrics of the inference operator; {@link OrricMetric} defines them. */
final class InferenceMetrics {

    private final OperatorMetrics operator;
    private final Counter predictions;
    private final Counter deadLetters;
    private final Counter modelSwaps;
    private final Counter damagedModels;
    private final Counter failedPolls;
    private final Map<String, Long> versions = new ConcurrentHashMap<>();

    InferenceMetrics(MetricGroup operatorGroup) {
        operator = OperatorMetrics.of(operatorGroup);
        predictions = operator.counter(OrricMetric.PREDICTIONS);
        deadLetters = operator.counter(OrricMetric.DEAD_LETTERS);
        modelSwaps = operator.counter(OrricMetric.MODEL_SWAPS);
        damagedModels = operator.counter(OrricMetric.DAMAGED_MODELS);
        failedPolls = operator.counter(OrricMetric.FAILED_POLLS);
    }

    void inferred(int predicted, int undecodable) {
        predictions.inc(predicted);
        deadLetters.inc(undecodable);
    }

    void swapped() {
        modelSwaps.inc();
    }

    void damaged() {
        damagedModels.inc();
    }

    void pollFailed() {
        failedPolls.inc();
    }

    void serving(String site, long version) {
        if (versions.put(site, version) == null) {
            operator.ofSite(site).gauge(OrricMetric.MODEL_VERSION, () -> versions.get(site));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;

/**
 * Metrics of the inference operator, under {@code <operator>.orric}:
 *
 * <ul>
 *   <li>counters {@code predictions}, {@code deadLetters}, {@code modelSwaps}, {@code
 *       damagedModels}, {@code failedPolls}
 *   <li>gauge {@code site.<site>.modelVersion}
 * </ul>
 */
final class InferenceMetrics {

    private final MetricGroup group;
    private final Counter predictions = new SimpleCounter();
    private final Counter deadLetters = new SimpleCounter();
    private final Counter modelSwaps = new SimpleCounter();
    private final Counter damagedModels = new SimpleCounter();
    private final Counter failedPolls = new SimpleCounter();
    private final Map<String, Long> versions = new ConcurrentHashMap<>();

    InferenceMetrics(MetricGroup operatorGroup) {
        group = operatorGroup.addGroup("orric");
        group.counter("predictions", predictions);
        group.counter("deadLetters", deadLetters);
        group.counter("modelSwaps", modelSwaps);
        group.counter("damagedModels", damagedModels);
        group.counter("failedPolls", failedPolls);
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
            group.addGroup("site", site).gauge("modelVersion", () -> versions.get(site));
        }
    }
}

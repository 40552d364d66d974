// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.frames.SlotDecision;
import io.orric.meters.Answers;
import io.orric.meters.JobMeters;
import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Metrics of the slot operator, all of them per site; {@link OrricMetric} defines them. */
final class SlotMetrics {

    private final OperatorMetrics operator;
    private final JobMeters meters;
    private final Map<String, SiteMetrics> sites = new HashMap<>();

    SlotMetrics(RuntimeContext context) {
        operator = OperatorMetrics.of(context.getMetricGroup(), OrricMetric.Operator.ORRIC);
        meters = JobMeters.of(context.getJobInfo().getJobId().toString());
    }

    /** A slot was decided; if that was at its start, its numbers are those of the forecast. */
    void decided(SlotDecision decision) {
        of(decision.site()).decision = decision;
    }

    /** A slot has ended. */
    void ended(SlotDecision decision) {
        of(decision.site()).ended(decision);
    }

    /** The answers to the site's frames since its last slot ended. */
    Answers answers(String site) {
        return meters.answers(site).take();
    }

    /** What the job's operators measure in this JVM. */
    JobMeters meters() {
        return meters;
    }

    void close() {
        meters.close();
    }

    private SiteMetrics of(String site) {
        return sites.computeIfAbsent(site, name -> new SiteMetrics(operator.ofSite(name)));
    }

    private static final class SiteMetrics {

        private final OperatorMetrics metrics;
        private volatile SlotDecision decision;
        private volatile SlotDecision ended;

        SiteMetrics(OperatorMetrics metrics) {
            this.metrics = metrics;
            metrics.gauge(OrricMetric.CAPACITY_GIVEN, () -> decision.capacity());
            metrics.gauge(OrricMetric.CAPACITY_USED, () -> decision.computeUsed());
            measured(OrricMetric.COMPUTE_MEASURED, SlotDecision::computeMeasured);
            measured(OrricMetric.DECODING_MILLIS, SlotDecision::decodingMillis);
            measured(OrricMetric.STUDENT_MILLIS, SlotDecision::studentMillis);
            measured(OrricMetric.OPINION_MILLIS, SlotDecision::opinionMillis);
            measured(OrricMetric.TEACHER_MILLIS, SlotDecision::teacherMillis);
            measured(OrricMetric.TRAINING_MILLIS, SlotDecision::trainingMillis);
            metrics.gauge(OrricMetric.SAMPLING_RATIO, () -> decision.samplingRatio());
            metrics.gauge(OrricMetric.RESOLUTION, () -> decision.resolution());
            metrics.gauge(OrricMetric.ESCALATION, () -> decision.escalation());
            metrics.gauge(OrricMetric.RETRAINING_WEIGHT, () -> decision.retrainingWeight());
            metrics.gauge(OrricMetric.INFERENCE_WEIGHT, () -> decision.inferenceWeight());
            metrics.gauge(OrricMetric.FORECAST_FRAMES, () -> decision.forecastFrames());
            measured(OrricMetric.CAPTURE_LATENCY_P50, SlotDecision::captureLatencyP50);
            measured(OrricMetric.CAPTURE_LATENCY_P95, SlotDecision::captureLatencyP95);
            measured(OrricMetric.CAPTURE_LATENCY_P99, SlotDecision::captureLatencyP99);
            measured(OrricMetric.ARRIVAL_LATENCY_P50, SlotDecision::arrivalLatencyP50);
            measured(OrricMetric.ARRIVAL_LATENCY_P95, SlotDecision::arrivalLatencyP95);
            measured(OrricMetric.ARRIVAL_LATENCY_P99, SlotDecision::arrivalLatencyP99);
        }

        private void measured(OrricMetric metric, Function<SlotDecision, Double> of) {
            metrics.gauge(
                    metric,
                    () -> {
                        Double value = ended == null ? null : of.apply(ended);
                        return value == null ? Double.NaN : value;
                    });
        }

        void ended(SlotDecision slot) {
            ended = slot;
            metrics.count(OrricMetric.FRAMES, slot.frames());
            metrics.count(OrricMetric.SLOTS);
            metrics.count(OrricMetric.SAMPLED_FRAMES, slot.sampledFrames());
            metrics.count(OrricMetric.SKIPPED_FRAMES, slot.skippedFrames());
            metrics.count(OrricMetric.ESCALATED_FRAMES, slot.escalatedFrames());
            metrics.count(OrricMetric.OVERLOADED_SLOTS, slot.overloaded() ? 1 : 0);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.metrics;

import static io.orric.metrics.OrricMetric.Kind.COUNTER;
import static io.orric.metrics.OrricMetric.Kind.GAUGE;
import static io.orric.metrics.OrricMetric.Operator.INFERENCE;
import static io.orric.metrics.OrricMetric.Operator.LATE;
import static io.orric.metrics.OrricMetric.Operator.ORRIC;
import static io.orric.metrics.OrricMetric.Operator.RETRAINING;
import static io.orric.metrics.OrricMetric.Scope.OPERATOR;
import static io.orric.metrics.OrricMetric.Scope.SITE;

/**
 * Definition of every metric of the job. Dashboards and alerts know metrics by their names, so a
 * released name never changes. {@link OperatorMetrics} registers them.
 */
public enum OrricMetric {
    FRAMES(
            ORRIC,
            SITE,
            COUNTER,
            "frames",
            "frames",
            "Frames of decided slots, D summed over slots. Late frames are not included."),
    SLOTS(ORRIC, SITE, COUNTER, "slots", "slots", "Decided slots."),
    OVERLOADED_SLOTS(
            ORRIC,
            SITE,
            COUNTER,
            "overloadedSlots",
            "slots",
            "Slots whose capacity did not pay for the cheapest configuration."),
    SAMPLED_FRAMES(
            ORRIC,
            SITE,
            COUNTER,
            "sampledFrames",
            "frames",
            "Frames that were sampled for retraining."),
    CAPACITY_GIVEN(
            ORRIC, SITE, GAUGE, "capacityGiven", "profile's unit", "Capacity C of the last slot."),
    CAPACITY_USED(
            ORRIC,
            SITE,
            GAUGE,
            "capacityUsed",
            "profile's unit",
            "Compute that the allocation of the last slot takes."),
    SAMPLING_RATIO(
            ORRIC,
            SITE,
            GAUGE,
            "samplingRatio",
            "share, 0 to 1",
            "Share of the last slot's frames that were sampled for retraining."),
    RESOLUTION(
            ORRIC,
            SITE,
            GAUGE,
            "resolution",
            "pixels",
            "Side of the square input at which the student infers the last slot."),
    RETRAINING_WEIGHT(
            ORRIC,
            SITE,
            GAUGE,
            "retrainingWeight",
            "–",
            "Weight V of retraining in the last decision; 0 with policies that weigh nothing."),
    INFERENCE_WEIGHT(
            ORRIC,
            SITE,
            GAUGE,
            "inferenceWeight",
            "–",
            "Weight W of inference in the last decision; 0 with policies that weigh nothing."),

    LATE_FRAMES(
            LATE,
            OPERATOR,
            COUNTER,
            "lateFrames",
            "frames",
            "Frames that came after their slot was decided."),

    PREDICTIONS(
            INFERENCE, OPERATOR, COUNTER, "predictions", "frames", "Frames that were inferred."),
    DEAD_LETTERS(
            INFERENCE,
            OPERATOR,
            COUNTER,
            "deadLetters",
            "frames",
            "Frames that could not be decoded."),
    MODEL_SWAPS(
            INFERENCE,
            OPERATOR,
            COUNTER,
            "modelSwaps",
            "swaps",
            "Students that were replaced by a newer version while the job ran."),
    DAMAGED_MODELS(
            INFERENCE,
            OPERATOR,
            COUNTER,
            "damagedModels",
            "versions",
            "Damaged versions in the registry that were passed over, each counted once."),
    FAILED_POLLS(
            INFERENCE,
            OPERATOR,
            COUNTER,
            "failedPolls",
            "attempts",
            "Failed attempts to look for a newer student in the registry."),
    MODEL_VERSION(
            INFERENCE,
            SITE,
            GAUGE,
            "modelVersion",
            "version",
            "Version of the student in use; 0 is the one that the site began with."),

    MODELS_PUBLISHED(
            RETRAINING,
            OPERATOR,
            COUNTER,
            "modelsPublished",
            "versions",
            "Retrained students that were published as a new version."),
    MODELS_DISCARDED(
            RETRAINING,
            OPERATOR,
            COUNTER,
            "modelsDiscarded",
            "students",
            "Retrained students that the quality gate refused."),
    SAMPLES_SKIPPED(
            RETRAINING,
            OPERATOR,
            COUNTER,
            "samplesSkipped",
            "samples",
            "Samples not trained on: newer ones were waiting, or there were too few frames."),
    RETRAINING_FAILURES(
            RETRAINING,
            OPERATOR,
            COUNTER,
            "retrainingFailures",
            "samples",
            "Samples whose labelling or training failed."),
    WAITING_SAMPLES(
            RETRAINING,
            OPERATOR,
            GAUGE,
            "waitingSamples",
            "samples",
            "Samples in the queue, including the one in training."),
    AGREEMENT_BEFORE(
            RETRAINING,
            OPERATOR,
            GAUGE,
            "agreementBefore",
            "share, 0 to 1",
            "Share of the last held-out frames on which the student agreed with the teacher before"
                    + " training; NaN if not measured."),
    AGREEMENT_AFTER(
            RETRAINING,
            OPERATOR,
            GAUGE,
            "agreementAfter",
            "share, 0 to 1",
            "Share of the last held-out frames on which the student agreed with the teacher after"
                    + " training; NaN if not measured.");

    /** Operator that registers a metric, known by its uid. */
    public enum Operator {
        ORRIC("slots"),
        LATE("late-frames"),
        INFERENCE("inference"),
        RETRAINING("retraining");

        private final String uid;

        Operator(String uid) {
            this.uid = uid;
        }

        public String uid() {
            return uid;
        }
    }

    /** Extent of a metric's value. */
    public enum Scope {
        /** One value a subtask: {@code <operator>.orric.<name>}. */
        OPERATOR,
        /** One value a site: {@code <operator>.orric.site.<site>.<name>}. */
        SITE
    }

    /** Kind of a metric in Flink's terms. */
    public enum Kind {
        /** Grows from 0 while the subtask runs. */
        COUNTER,
        /** Shows the present value. */
        GAUGE
    }

    private final Operator operator;
    private final Scope scope;
    private final Kind kind;
    private final String metricName;
    private final String unit;
    private final String description;

    OrricMetric(
            Operator operator,
            Scope scope,
            Kind kind,
            String metricName,
            String unit,
            String description) {
        this.operator = operator;
        this.scope = scope;
        this.kind = kind;
        this.metricName = metricName;
        this.unit = unit;
        this.description = description;
    }

    public Operator operator() {
        return operator;
    }

    public Scope scope() {
        return scope;
    }

    public Kind kind() {
        return kind;
    }

    String metricName() {
        return metricName;
    }

    /** Path below the operator, such as {@code orric.site.<site>.frames}. */
    public String path() {
        return (scope == Scope.SITE ? "orric.site.<site>." : "orric.") + metricName;
    }

    /** Unit in words. */
    public String unit() {
        return unit;
    }

    /** Meaning in a sentence. */
    public String description() {
        return description;
    }
}

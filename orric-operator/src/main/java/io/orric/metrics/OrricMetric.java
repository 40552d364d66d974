// SPDX-License-Identifier: Apache-2.0
package io.orric.metrics;

/**
 * Definition of every metric of the job. Dashboards and alerts know metrics by their names, so a
 * released name never changes. {@link OperatorMetrics} registers them.
 */
public enum OrricMetric {
    FRAMES(
            Operator.SLOTS,
            Scope.SITE,
            Kind.COUNTER,
            "frames",
            "frames",
            "Frames of decided slots, D summed over slots. Late frames are not included."),
    SLOTS(Operator.SLOTS, Scope.SITE, Kind.COUNTER, "slots", "slots", "Decided slots."),
    OVERLOADED_SLOTS(
            Operator.SLOTS,
            Scope.SITE,
            Kind.COUNTER,
            "overloadedSlots",
            "slots",
            "Slots whose capacity did not pay for the cheapest configuration."),
    SAMPLED_FRAMES(
            Operator.SLOTS,
            Scope.SITE,
            Kind.COUNTER,
            "sampledFrames",
            "frames",
            "Frames that were sampled for retraining."),
    CAPACITY_GIVEN(
            Operator.SLOTS,
            Scope.SITE,
            Kind.GAUGE,
            "capacityGiven",
            "profile's unit",
            "Capacity C of the last slot."),
    CAPACITY_USED(
            Operator.SLOTS,
            Scope.SITE,
            Kind.GAUGE,
            "capacityUsed",
            "profile's unit",
            "Compute that the allocation of the last slot takes."),
    SAMPLING_RATIO(
            Operator.SLOTS,
            Scope.SITE,
            Kind.GAUGE,
            "samplingRatio",
            "share, 0 to 1",
            "Share of the last slot's frames that were sampled for retraining."),
    RESOLUTION(
            Operator.SLOTS,
            Scope.SITE,
            Kind.GAUGE,
            "resolution",
            "pixels",
            "Side of the square input at which the student infers the last slot."),
    RETRAINING_WEIGHT(
            Operator.SLOTS,
            Scope.SITE,
            Kind.GAUGE,
            "retrainingWeight",
            "–",
            "Weight V of retraining in the last decision; 0 with policies that weigh nothing."),
    INFERENCE_WEIGHT(
            Operator.SLOTS,
            Scope.SITE,
            Kind.GAUGE,
            "inferenceWeight",
            "–",
            "Weight W of inference in the last decision; 0 with policies that weigh nothing."),

    LATE_FRAMES(
            Operator.LATE_FRAMES,
            Scope.OPERATOR,
            Kind.COUNTER,
            "lateFrames",
            "frames",
            "Frames that came after their slot was decided."),

    PREDICTIONS(
            Operator.INFERENCE,
            Scope.OPERATOR,
            Kind.COUNTER,
            "predictions",
            "frames",
            "Frames that were inferred."),
    DEAD_LETTERS(
            Operator.INFERENCE,
            Scope.OPERATOR,
            Kind.COUNTER,
            "deadLetters",
            "frames",
            "Frames that could not be decoded."),
    MODEL_SWAPS(
            Operator.INFERENCE,
            Scope.OPERATOR,
            Kind.COUNTER,
            "modelSwaps",
            "swaps",
            "Students that were replaced by a newer version while the job ran."),
    DAMAGED_MODELS(
            Operator.INFERENCE,
            Scope.OPERATOR,
            Kind.COUNTER,
            "damagedModels",
            "versions",
            "Damaged versions in the registry that were passed over, each counted once."),
    FAILED_POLLS(
            Operator.INFERENCE,
            Scope.OPERATOR,
            Kind.COUNTER,
            "failedPolls",
            "attempts",
            "Failed attempts to look for a newer student in the registry."),
    MODEL_VERSION(
            Operator.INFERENCE,
            Scope.SITE,
            Kind.GAUGE,
            "modelVersion",
            "version",
            "Version of the student in use; 0 is the one that the site began with."),

    MODELS_PUBLISHED(
            Operator.RETRAINING,
            Scope.OPERATOR,
            Kind.COUNTER,
            "modelsPublished",
            "versions",
            "Retrained students that were published as a new version."),
    MODELS_DISCARDED(
            Operator.RETRAINING,
            Scope.OPERATOR,
            Kind.COUNTER,
            "modelsDiscarded",
            "students",
            "Retrained students that the quality gate refused."),
    SAMPLES_SKIPPED(
            Operator.RETRAINING,
            Scope.OPERATOR,
            Kind.COUNTER,
            "samplesSkipped",
            "samples",
            "Samples not trained on: newer ones were waiting, or there were too few frames."),
    RETRAINING_FAILURES(
            Operator.RETRAINING,
            Scope.OPERATOR,
            Kind.COUNTER,
            "retrainingFailures",
            "samples",
            "Samples whose labelling or training failed."),
    WAITING_SAMPLES(
            Operator.RETRAINING,
            Scope.OPERATOR,
            Kind.GAUGE,
            "waitingSamples",
            "samples",
            "Samples in the queue, including the one in training."),
    AGREEMENT_BEFORE(
            Operator.RETRAINING,
            Scope.OPERATOR,
            Kind.GAUGE,
            "agreementBefore",
            "share, 0 to 1",
            "Share of the last held-out frames on which the student agreed with the teacher before"
                    + " training; NaN if not measured."),
    AGREEMENT_AFTER(
            Operator.RETRAINING,
            Scope.OPERATOR,
            Kind.GAUGE,
            "agreementAfter",
            "share, 0 to 1",
            "Share of the last held-out frames on which the student agreed with the teacher after"
                    + " training; NaN if not measured.");

    /** Operator that registers a metric, known by its uid. */
    public enum Operator {
        SLOTS("slots"),
        LATE_FRAMES("late-frames"),
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

    public String metricName() {
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

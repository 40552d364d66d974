// SPDX-License-Identifier: Apache-2.0
package io.orric.metrics;

import static io.orric.metrics.OrricMetric.Operator.CAPACITIES;
import static io.orric.metrics.OrricMetric.Operator.CHECKED_FRAMES;
import static io.orric.metrics.OrricMetric.Operator.INFERENCE;
import static io.orric.metrics.OrricMetric.Operator.ORRIC;
import static io.orric.metrics.OrricMetric.Operator.RETRAINING;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Definition of every metric of the job. Dashboards and alerts know metrics by their names, which
 * follow from the constants, so a released constant is never renamed. {@link OperatorMetrics}
 * registers them.
 */
public enum OrricMetric {
    REFUSED_FRAMES(
            CHECKED_FRAMES.counter("frames"),
            "Frames that became dead letters because of a camera's name or a label that is too"
                    + " long."),
    FRAMES_OFF_CLOCK(
            CHECKED_FRAMES.counter("frames"),
            "Frames whose capture time cannot be believed, and which count in the slot in which they"
                    + " arrived."),
    CAMERAS_OFF_CLOCK(
            CHECKED_FRAMES.gauge("cameras"),
            "Cameras whose last frame was such a frame; at most 1000 are kept."),
    MISSING_TOPICS(
            CHECKED_FRAMES.gauge("topics"),
            "Topics of frames, predictions, decisions and dead letters that do not exist."),
    UNAVAILABLE_PARTITIONS(
            CHECKED_FRAMES.gauge("partitions"),
            "Partitions of these topics that have no leader, or were there and are gone."),
    FAILED_TOPIC_CHECKS(
            CHECKED_FRAMES.counter("attempts"),
            "Failed attempts to ask the brokers for these topics."),

    UNKNOWN_SITES(
            CAPACITIES.counter("records"),
            "Announced capacities of sites that the job does not have."),

    FRAMES(ORRIC.siteCounter("frames"), "Frames of slots that have ended, D summed over slots."),
    SLOTS(ORRIC.siteCounter("slots"), "Slots that have ended."),
    OVERLOADED_SLOTS(
            ORRIC.siteCounter("slots"),
            "Slots whose capacity did not pay for the cheapest configuration of all frames, or"
                    + " whose frames came faster than they were answered."),
    SAMPLED_FRAMES(ORRIC.siteCounter("frames"), "Frames that were sampled for retraining."),
    SKIPPED_FRAMES(
            ORRIC.siteCounter("frames"),
            "Frames that were not inferred, because the capacity did not pay for them."),
    ESCALATED_FRAMES(
            ORRIC.siteCounter("frames"), "Frames on which the teacher gave a second opinion."),
    CAPACITY_GIVEN(ORRIC.siteGauge("profile's unit"), "Capacity C of the last slot."),
    CAPACITY_USED(
            ORRIC.siteGauge("profile's unit"),
            "Compute that the allocation of the last slot takes."),
    COMPUTE_MEASURED(
            ORRIC.siteGauge("ms of a core"),
            "Compute that was spent on the site during the last slot that has ended, all of the"
                    + " following. To be compared with capacityUsed where the profile is in"
                    + " milliseconds."),
    DECODING_MILLIS(ORRIC.siteGauge("ms of a core"), "Its part that decoded and resized frames."),
    STUDENT_MILLIS(ORRIC.siteGauge("ms of a core"), "Its part that was the student's inference."),
    OPINION_MILLIS(
            ORRIC.siteGauge("ms of a core"), "Its part that was the teacher's second opinions."),
    TEACHER_MILLIS(
            ORRIC.siteGauge("ms of a core"),
            "Its part that was the teacher's labelling, or its following of samples."),
    TRAINING_MILLIS(ORRIC.siteGauge("ms of a core"), "Its part that was the rest of retraining."),
    SAMPLING_RATIO(
            ORRIC.siteGauge("share, 0 to 1"),
            "Share of the last slot's frames that were sampled for retraining."),
    RESOLUTION(
            ORRIC.siteGauge("pixels"),
            "Side of the square input at which the student infers the last slot."),
    ESCALATION(
            ORRIC.siteGauge("share, 0 to 1"),
            "Share of the last slot's frames that the teacher may be asked about too."),
    RETRAINING_WEIGHT(
            ORRIC.siteGauge("–"),
            "Weight V of retraining in the last decision; 0 with policies that weigh nothing."),
    INFERENCE_WEIGHT(
            ORRIC.siteGauge("–"),
            "Weight W of inference in the last decision; 0 with policies that weigh nothing."),
    FORECAST_FRAMES(
            ORRIC.siteGauge("frames"), "Frames that the last slot was decided for, forecast of D."),
    CAPTURE_LATENCY_P50(
            ORRIC.siteGauge("ms"),
            "Median time from a frame's capture to its answer during the last slot that has ended;"
                    + " NaN if there was none, or no capture time can be believed."),
    CAPTURE_LATENCY_P95(ORRIC.siteGauge("ms"), "95th percentile of the time since capture."),
    CAPTURE_LATENCY_P99(ORRIC.siteGauge("ms"), "99th percentile of the time since capture."),
    ARRIVAL_LATENCY_P50(
            ORRIC.siteGauge("ms"),
            "Median time from a frame's arrival in the job to its answer during the last slot that"
                    + " has ended; NaN if there was none."),
    ARRIVAL_LATENCY_P95(ORRIC.siteGauge("ms"), "95th percentile of the time since arrival."),
    ARRIVAL_LATENCY_P99(ORRIC.siteGauge("ms"), "99th percentile of the time since arrival."),

    PREDICTIONS(INFERENCE.counter("frames"), "Frames that were inferred."),
    DEAD_LETTERS(
            INFERENCE.counter("frames"),
            "Frames that could not be decoded, that the student failed on, or that were too old."),
    MODEL_SWAPS(
            INFERENCE.counter("swaps"),
            "Students that were replaced by a newer version while the job ran."),
    DAMAGED_MODELS(
            INFERENCE.counter("versions"),
            "Damaged versions in the registry that were passed over, each counted once."),
    FAILED_POLLS(
            INFERENCE.counter("attempts"),
            "Failed attempts to look for a newer student in the registry."),
    MODEL_VERSION(
            INFERENCE.siteGauge("version"),
            "Version of the student in use; 0 is the one that the site began with."),
    MODEL_AGE(
            INFERENCE.siteGauge("s"),
            "Time since the student in use was swapped in, or loaded when the job started."),
    TEACHER_VERSION(
            INFERENCE.siteGauge("version"),
            "Version of the teacher that gives second opinions; 0 is the one that the job was"
                    + " submitted with."),
    TEACHER_AGE(
            INFERENCE.siteGauge("s"),
            "Time since the teacher that gives second opinions was swapped in, or loaded when the"
                    + " job started."),
    TEACHER_SWAPS(
            INFERENCE.counter("swaps"),
            "Teachers that were replaced by a newer version while the job ran."),
    FAILED_OPINIONS(
            INFERENCE.counter("frames"),
            "Frames that the teacher failed on, and which the student answered alone."),

    MODELS_PUBLISHED(
            RETRAINING.counter("versions"),
            "Retrained students that were published as a new version."),
    MODELS_DISCARDED(
            RETRAINING.counter("students"), "Retrained students that the quality gate refused."),
    SAMPLES_SKIPPED(
            RETRAINING.counter("samples"),
            "Samples of which no student came: newer ones were waiting, there were too few frames,"
                    + " or the site was pinned or rolled back."),
    RETRAINING_FAILURES(
            RETRAINING.counter("samples"), "Samples whose labelling or training failed."),
    WAITING_SAMPLES(
            RETRAINING.gauge("samples"), "Samples in the queue, including the one in training."),
    SAMPLES_SETTLED(
            RETRAINING.siteCounter("samples"),
            "Samples of the site whose retraining has ended, whatever came of it."),
    SAMPLES_GIVEN_UP(
            RETRAINING.siteCounter("samples"),
            "Samples of the site that were not trained on, because a newer one took their place or"
                    + " too many sites were waiting."),
    AGREEMENT_BEFORE(
            RETRAINING.gauge("share, 0 to 1"),
            "Share of the last held-out frames on which the student agreed with the teacher before"
                    + " training; NaN if not measured."),
    AGREEMENT_AFTER(
            RETRAINING.gauge("share, 0 to 1"),
            "Share of the last held-out frames on which the student agreed with the teacher after"
                    + " training; NaN if not measured.");

    private static final Pattern NEXT_WORD = Pattern.compile("_(.)");

    /** Operator that registers a metric, known by its uid. */
    public enum Operator {
        CHECKED_FRAMES("checked-frames"),
        CAPACITIES("capacities"),
        ORRIC("slots"),
        INFERENCE("inference"),
        RETRAINING("retraining");

        private final String uid;

        Operator(String uid) {
            this.uid = uid;
        }

        public String uid() {
            return uid;
        }

        private Value counter(String unit) {
            return new Value(this, Scope.OPERATOR, Kind.COUNTER, unit);
        }

        private Value gauge(String unit) {
            return new Value(this, Scope.OPERATOR, Kind.GAUGE, unit);
        }

        private Value siteCounter(String unit) {
            return new Value(this, Scope.SITE, Kind.COUNTER, unit);
        }

        private Value siteGauge(String unit) {
            return new Value(this, Scope.SITE, Kind.GAUGE, unit);
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

    private record Value(Operator operator, Scope scope, Kind kind, String unit) {}

    private final Operator operator;
    private final Scope scope;
    private final Kind kind;
    private final String unit;
    private final String description;

    OrricMetric(Value value, String description) {
        this.operator = value.operator;
        this.scope = value.scope;
        this.kind = value.kind;
        this.unit = value.unit;
        this.description = description;
    }

    public Operator operator() {
        return operator;
    }

    Scope scope() {
        return scope;
    }

    public Kind kind() {
        return kind;
    }

    String metricName() {
        return NEXT_WORD
                .matcher(name().toLowerCase(Locale.ROOT))
                .replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    /** Path below the operator, such as {@code orric.site.<site>.frames}. */
    public String path() {
        return (scope == Scope.SITE ? "orric.site.<site>." : "orric.") + metricName();
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

// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.frames.CapacityAnnouncement;
import io.orric.frames.SlotDecision;
import io.orric.frames.SlotSample;
import io.orric.frames.Stamped;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The slot operator for records of any type: divides the compute of each slot of a site between
 * inference on its records and retraining on a sample of them.
 *
 * <pre>{@code
 * OrricSlots.Streams<Reading> slots =
 *         OrricSlots.of(Reading.class)
 *                 .site(Reading::plant)
 *                 .time(Reading::time)
 *                 .length(Duration.ofSeconds(10))
 *                 .plan(new SitePlan("orric-rolling", policies, profile, capacity))
 *                 .uid("slots")
 *                 .attach(readings);
 * slots.records().map(stamped -> infer(stamped.record(), stamped.resolution()));
 * }</pre>
 *
 * <p>The records need watermarks, by which slots end. Site, time, length and plan must be given.
 *
 * @param <T> type of the records
 */
public final class OrricSlots<T> {

    /** Uid of the operator, unless another is given. */
    public static final String UID = "slots";

    /** Name of the operator. */
    public static final String NAME = "ORRIC";

    /** Description of the operator in Flink's web UI. */
    public static final String DESCRIPTION =
            "Divides each slot's compute: input resolution and sampling ratio";

    private static final SampleLimits DEFAULT_SAMPLE = new SampleLimits(512, 16L << 20);

    /**
     * Streams that the operator yields.
     *
     * @param <T> type of the records
     * @param records all records that are to be inferred, each with its slot's decision
     * @param samples records to retrain on, one sample for each slot that has one
     * @param decisions one for each slot, when it has ended
     * @param skipped records that are not to be inferred, because the capacity did not pay for them
     */
    public record Streams<T>(
            DataStream<Stamped<T>> records,
            DataStream<SlotSample<T>> samples,
            DataStream<SlotDecision> decisions,
            DataStream<Stamped<T>> skipped) {}

    private final TypeInformation<T> type;
    private SlotRecords.Name<T> site;
    private SlotRecords.Amount<T> time;
    private SlotRecords.Order<T> order;
    private SlotRecords.Amount<T> size = record -> 0;
    private SitePlans plans;
    private Duration length;
    private SlotTiming timing = SlotTiming.AT_START;
    private OverloadAnswer overload = OverloadAnswer.ANSWER;
    private SampleLimits sample = DEFAULT_SAMPLE;
    private boolean corrected;
    private boolean slopeCorrected;
    private String uid = UID;

    private OrricSlots(TypeInformation<T> type) {
        this.type = type;
    }

    /** Slots of records of this class. */
    public static <T> OrricSlots<T> of(Class<T> type) {
        return new OrricSlots<>(TypeInformation.of(type));
    }

    /** Name of a record's site, whose records share a capacity and a model. */
    public OrricSlots<T> site(SlotRecords.Name<T> nameOf) {
        site = nameOf;
        return this;
    }

    /** Event time of a record, milliseconds since the epoch. */
    public OrricSlots<T> time(SlotRecords.Amount<T> millisOf) {
        time = millisOf;
        return this;
    }

    /**
     * Order of the records of a slot that is decided at its end, from which the sample is drawn.
     * Default: by event time.
     */
    public OrricSlots<T> order(SlotRecords.Order<T> orderOf) {
        order = orderOf;
        return this;
    }

    /** Memory that a record takes, bytes, by which the sample is bounded. Default: 0. */
    public OrricSlots<T> size(SlotRecords.Amount<T> bytesOf) {
        size = bytesOf;
        return this;
    }

    /** The same policy and capacity for every site. */
    public OrricSlots<T> plan(SitePlan plan) {
        return plans(SitePlans.same(plan));
    }

    /** Policy and capacity of each site. */
    public OrricSlots<T> plans(SitePlans plansOf) {
        plans = plansOf;
        return this;
    }

    /** Length of a slot in event time. */
    public OrricSlots<T> length(Duration slotLength) {
        length = slotLength;
        return this;
    }

    /** When slots are decided. Default: at their start. */
    public OrricSlots<T> decide(SlotTiming slotTiming) {
        timing = slotTiming;
        return this;
    }

    /** Answer to records that the capacity does not pay for. Default: they go on all the same. */
    public OrricSlots<T> overload(OverloadAnswer answer) {
        overload = answer;
        return this;
    }

    /** Bounds of a sample. Default: 512 records and 16 MiB. */
    public OrricSlots<T> sample(SampleLimits limits) {
        sample = limits;
        return this;
    }

    /**
     * Whether the plan's costs, milliseconds of a core, are corrected by what inference and
     * retraining count in {@link io.orric.meters.JobMeters}. Default: they stay as they are.
     */
    public OrricSlots<T> correctCosts(boolean measured) {
        corrected = measured;
        return this;
    }

    /**
     * Whether the slope of the learning curve is corrected, where costs are, by what retraining
     * gains. Default: it stays the profile's.
     */
    public OrricSlots<T> correctSlope(boolean measured) {
        slopeCorrected = measured;
        return this;
    }

    /** Uid of the operator, by which savepoints find its state. */
    public OrricSlots<T> uid(String operatorUid) {
        uid = operatorUid;
        return this;
    }

    /**
     * Attaches the operator to records that have watermarks.
     *
     * @throws NullPointerException names what was not given
     */
    public Streams<T> attach(DataStream<T> records) {
        SlotRules<T> rules = rules();
        return streams(
                keyed(records, rules)
                        .process(new SlotFunction<>(rules), SideOutputs.stamped(type)));
    }

    /**
     * Attaches the operator to records and to announcements of capacities, which take the place of
     * the planned ones.
     *
     * @param capacities announcements, out of event time
     * @throws NullPointerException names what was not given
     */
    public Streams<T> attach(DataStream<T> records, DataStream<CapacityAnnouncement> capacities) {
        SlotRules<T> rules = rules();
        return streams(
                keyed(records, rules)
                        .connect(capacities.keyBy(CapacityAnnouncement::site))
                        .process(new AnnouncedSlotFunction<>(rules), SideOutputs.stamped(type)));
    }

    /** Flink's type of samples of such records. */
    public static <T> TypeInformation<SlotSample<T>> typeOfSamples(TypeInformation<T> record) {
        return SideOutputs.sample(record);
    }

    /** Flink's type of such records with their slot's decision. */
    public static <T> TypeInformation<Stamped<T>> typeOfStamped(TypeInformation<T> record) {
        return SideOutputs.stamped(record);
    }

    private KeyedStream<T, String> keyed(DataStream<T> records, SlotRules<T> rules) {
        return records.keyBy(rules.records().site()::apply, Types.STRING);
    }

    private SlotRules<T> rules() {
        SlotRecords.Amount<T> timeOf = Objects.requireNonNull(time, "time is not given");
        return new SlotRules<>(
                new SlotRecords<>(
                        type,
                        Objects.requireNonNull(site, "site is not given"),
                        timeOf,
                        order == null
                                ? (a, b) ->
                                        Long.compare(timeOf.applyAsLong(a), timeOf.applyAsLong(b))
                                : order,
                        size),
                Objects.requireNonNull(plans, "plan is not given"),
                Objects.requireNonNull(length, "length is not given").toMillis(),
                timing,
                overload,
                sample,
                corrected,
                slopeCorrected);
    }

    private Streams<T> streams(SingleOutputStreamOperator<Stamped<T>> operator) {
        SideOutputs<T> tags = SideOutputs.of(type);
        operator.uid(uid).name(NAME).setDescription(DESCRIPTION);
        return new Streams<>(
                operator,
                operator.getSideOutput(tags.samples()),
                operator.getSideOutput(SideOutputs.DECISIONS),
                operator.getSideOutput(tags.skipped()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.Allocation;
import io.orric.allocation.BudgetMeter;
import io.orric.allocation.Decision;
import io.orric.allocation.FrameForecast;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.PolicyState;
import io.orric.allocation.Regime;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.allocation.SlotBudget;
import io.orric.frames.SlotDecision;
import io.orric.frames.SlotSample;
import io.orric.frames.Stamped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The slots of the site whose key is set: tumbling windows of event time that only move forward. A
 * record counts in the slot of its time or, if that has ended, in the open one. A slot ends with
 * the first record of a later one, or when event time passes its end.
 *
 * <p>Decided at their start, slots hold nothing but their sample: every record goes on at once with
 * its stamp. Decided at their end, they hold all records until event time passes.
 */
final class SiteSlots<T> {

    /**
     * Destination of results, and the timers of the site.
     *
     * @param records takes the stamped records
     * @param side takes results of side outputs
     * @param timers timers of the site whose key is set
     */
    record Outputs<T>(Collector<Stamped<T>> records, SideOutput side, TimerService timers) {

        void record(Stamped<T> record) {
            records.collect(record);
        }

        <X> void side(OutputTag<X> tag, X value) {
            side.output(tag, value);
        }
    }

    /** Side outputs of an operator, as the contexts of Flink's functions have them. */
    @FunctionalInterface
    interface SideOutput {

        <X> void output(OutputTag<X> tag, X value);
    }

    private final SlotRules<T> rules;
    private final SideOutputs<T> tags;
    private final SlotMetrics metrics;
    private final SiteBudgets budgets;
    private final ValueState<SiteState> siteState;
    private final ValueState<OpenSlot> openSlot;
    private final ValueState<Double> announced;
    private final MapState<Integer, T> sample;
    private final ListState<T> held;

    SiteSlots(SlotRules<T> rules, RuntimeContext context) {
        this.rules = rules;
        this.tags = SideOutputs.of(rules.records().type());
        this.metrics = new SlotMetrics(context);
        this.budgets =
                new SiteBudgets(
                        rules.corrected(),
                        rules.slopeCorrected(),
                        rules.slotMillis(),
                        metrics.meters(),
                        metrics.meters().machine()::available);
        this.siteState = context.getState(StateDescriptors.SITE);
        this.openSlot = context.getState(StateDescriptors.OPEN_SLOT);
        this.announced = context.getState(StateDescriptors.ANNOUNCED_CAPACITY);
        this.sample = context.getMapState(StateDescriptors.sample(rules.records().type()));
        this.held = context.getListState(StateDescriptors.held(rules.records().type()));
    }

    /** Capacity of the site's slots from now on; NaN restores that of the plan. */
    void announce(double capacity) throws IOException {
        if (Double.isNaN(capacity)) {
            announced.clear();
        } else {
            announced.update(capacity);
        }
    }

    void add(String site, T record, Outputs<T> out) throws Exception {
        long time = notBefore(out.timers().currentWatermark(), record);
        if (rules.timing() == SlotTiming.AT_END) {
            held.add(record);
            out.timers().registerEventTimeTimer(rules.startOf(time) + rules.slotMillis() - 1);
        } else {
            stamp(site, record, time, out);
        }
    }

    void timer(String site, long timestamp, Outputs<T> out) throws Exception {
        OpenSlot open = openSlot.value();
        if (open != null && timestamp >= open.end() - 1) {
            end(site, open, out);
        }
        List<T> over = takeHeldBefore(timestamp + 1);
        if (over.isEmpty()) {
            return;
        }
        if (rules.timing() == SlotTiming.AT_END) {
            decideAtEnd(site, timestamp + 1 - rules.slotMillis(), over, out);
        } else {
            // The job was stopped while its slots were decided at their end.
            for (T record : over) {
                stamp(site, record, notBefore(timestamp, record), out);
            }
        }
    }

    void close() {
        metrics.close();
    }

    /** Event time of a record, or the first one that has not passed. */
    private long notBefore(long watermark, T record) {
        long time = rules.records().time().applyAsLong(record);
        return watermark == Long.MAX_VALUE ? time : Math.max(time, watermark + 1);
    }

    private SiteState site() throws IOException {
        SiteState stored = siteState.value();
        return stored == null ? SiteState.INITIAL : stored;
    }

    /** A plan with the capacity that was announced for the site, if one was. */
    private SitePlan announced(SitePlan plan) throws IOException {
        Double fixed = announced.value();
        return fixed == null ? plan : plan.with(CapacityModel.fixed(fixed));
    }

    private void stamp(String site, T record, long time, Outputs<T> out) throws Exception {
        OpenSlot open = openSlot.value();
        if (open != null && time >= open.end()) {
            end(site, open, out);
            open = null;
        }
        if (open == null) {
            open = begin(site, time, out);
        }
        SitePlan plan = budgets.open(site, rules.plans().of(site));
        InferenceConfiguration cheapest = plan.space().cheapestInference();
        InferenceConfiguration chosen =
                budgets.isBehind(plan, open.allocation().inference().cost())
                        ? cheapest
                        : open.allocation().inference();
        BudgetMeter meter = open.meter();
        long frames = Math.max(meter.forecast(), meter.frames() + 1);
        double grown = budgets.grown(site, announced(plan), open.slot(), frames);
        BudgetMeter.Grant grant = meter.grant(grown, chosen.cost(), cheapest.cost());
        InferenceConfiguration granted = grant == BudgetMeter.Grant.CHOSEN ? chosen : cheapest;
        boolean overloaded = grant == BudgetMeter.Grant.NOTHING;
        boolean skipped = overloaded && rules.overload() == OverloadAnswer.SKIP;
        OpenSlot sampled = skipped ? open : sampled(site, open, record);
        OpenSlot metered = sampled.metered(meter.next(grown, overloaded ? 0 : granted.cost()));
        openSlot.update(overloaded ? metered.overloaded(skipped) : metered);
        Stamped<T> stamped =
                new Stamped<>(
                        record,
                        site,
                        open.slot(),
                        open.end(),
                        granted.resolution(),
                        granted.escalation(),
                        site().retrainedThrough(),
                        false);
        if (skipped) {
            out.side(tags.skipped(), stamped);
        } else {
            out.record(stamped);
        }
    }

    private OpenSlot begin(String site, long time, Outputs<T> out) throws Exception {
        SiteState state = site();
        SitePlan plan = budgets.begin(site, rules.plans().of(site));
        long slot = state.slot() + 1;
        long start = rules.startOf(Math.max(time, state.endedThrough()));
        long forecast = state.forecast().frames(rules.firstForecast());
        double capacity = budgets.capacity(site, announced(plan), slot, start, forecast);
        SlotBudget budget = new SlotBudget(forecast, capacity);
        Allocation chosen = plan.policy().decide(state.policy(), budget).allocation();
        // Nothing being known of a new site, its sample is cut to size when the slot has ended.
        long sampleSize =
                state.forecast().isUnknown()
                        ? Long.MAX_VALUE
                        : Math.round(chosen.retraining().ratio() * forecast);
        int sampleLimit =
                chosen.retraining().ratio() == 0
                        ? 0
                        : (int) Math.min(rules.sample().records(), sampleSize);
        OpenSlot open = slot(site, plan, slot, start, time, chosen, budget, sampleLimit);
        out.timers().registerEventTimeTimer(open.end() - 1);
        metrics.decided(SlotDecisions.planned(site, plan, open, open.sampleLimit(), Measured.NONE));
        return open;
    }

    private OpenSlot slot(
            String site,
            SitePlan plan,
            long slot,
            long start,
            long firstTime,
            Allocation chosen,
            SlotBudget budget,
            int sampleLimit) {
        // A sample is rounded to whole frames, but not beyond what the policy reckoned with.
        double reserved =
                Math.min(
                        sampleLimit * chosen.retraining().frameCost(),
                        budget.frames() * chosen.retraining().cost());
        return new OpenSlot(
                slot,
                start,
                start + rules.slotMillis(),
                firstTime,
                plan.complete(chosen, budget, budgets.unsure(site)),
                Regime.of(chosen, budget, plan.space()).toString(),
                BudgetMeter.of(budget, reserved),
                0,
                0,
                sampleLimit,
                0,
                0);
    }

    /** The slot with the record in its sample, or as it is. */
    private OpenSlot sampled(String site, OpenSlot open, T record) throws Exception {
        long size = rules.records().size().applyAsLong(record);
        long number = open.meter().frames();
        int limit = open.sampleLimit();
        boolean grows = number < limit && open.sampled() < limit;
        if (grows && open.sampledBytes() + size > rules.sample().bytes()) {
            limit = open.sampled();
            grows = false;
        }
        if (grows) {
            sample.put(open.sampled(), record);
            return open.sampled(limit, open.sampled() + 1, open.sampledBytes() + size);
        }
        int filled = Math.min(limit, open.sampled());
        int place = SlotSampler.place(number, filled, site, open.slot());
        if (place == SlotSampler.NOWHERE) {
            return open.sampled(limit, open.sampled(), open.sampledBytes());
        }
        long bytes =
                open.sampledBytes() + size - rules.records().size().applyAsLong(sample.get(place));
        if (bytes > rules.sample().bytes()) {
            return open.sampled(limit, open.sampled(), open.sampledBytes());
        }
        sample.put(place, record);
        return open.sampled(limit, open.sampled(), bytes);
    }

    /** Ends a slot that was decided at its start. */
    private void end(String site, OpenSlot over, Outputs<T> out) throws Exception {
        SiteState state = site();
        SitePlan plan = budgets.open(site, rules.plans().of(site));
        long frames = over.meter().frames();
        BudgetMeter meter = over.meter();
        double capacity = budgets.total(announced(plan), over.slot(), frames, meter.capacity());
        OpenSlot open = over.metered(meter.over(capacity));
        RetrainingConfiguration retraining = open.allocation().retraining();
        long size =
                Math.min(
                        Math.round(retraining.ratio() * frames),
                        open.meter().affordable(retraining.frameCost()));
        List<T> reservoir = new ArrayList<>();
        for (int place = 0; place < open.sampled(); place++) {
            reservoir.add(sample.get(place));
        }
        List<T> drawn =
                SlotSampler.draw(
                        reservoir, (int) Math.min(size, reservoir.size()), site, open.slot());
        boolean begun = state.slot() == 0 || open.start() > state.endedThrough();
        FrameForecast forecast = state.forecast().next(frames, begun ? open.coverage() : 1);
        openSlot.clear();
        sample.clear();
        out.timers().deleteEventTimeTimer(open.end() - 1);
        double ratio = drawn.isEmpty() ? 0 : retraining.ratio();
        double planned = open.meter().spent() + drawn.size() * retraining.frameCost();
        Measured measured =
                measured(site, plan, new EndedSlot(open.slot(), ratio, frames, planned));
        publish(SlotDecisions.ended(site, plan, open, drawn.size(), measured), drawn, out);
        PolicyState policy = plan.policy().ended(state.policy(), frames, !begun);
        store(policy, forecast, open.end(), drawn.isEmpty());
    }

    /** Decides a slot whose records were held, and sends them on. */
    private void decideAtEnd(String site, long start, List<T> records, Outputs<T> out)
            throws Exception {
        records.sort(rules.records().order());
        SiteState state = site();
        SitePlan plan = budgets.begin(site, rules.plans().of(site));
        long slot = state.slot() + 1;
        double capacity = budgets.capacity(site, announced(plan), slot, start, records.size());
        SlotBudget budget = new SlotBudget(records.size(), capacity);
        Decision decision = plan.policy().decide(state.policy(), budget);
        double ratio = decision.allocation().retraining().ratio();
        List<T> drawn = bounded(SlotSampler.sample(records, ratio, site, slot));
        OpenSlot over = slot(site, plan, slot, start, start, decision.allocation(), budget, 0);
        Measured measured =
                measured(
                        site,
                        plan,
                        new EndedSlot(
                                slot,
                                drawn.isEmpty() ? 0 : ratio,
                                records.size(),
                                over.allocation().computeUsed(records.size())));
        SlotDecision decided = SlotDecisions.planned(site, plan, over, drawn.size(), measured);
        metrics.decided(decided);
        publish(decided, drawn, out);
        for (T record : records) {
            out.record(
                    new Stamped<>(
                            record,
                            site,
                            slot,
                            decided.slotEnd(),
                            decided.resolution(),
                            decided.escalation(),
                            state.retrainedThrough(),
                            rules.records().time().applyAsLong(record) < start));
        }
        store(
                decision.nextState(),
                state.forecast().next(records.size()),
                decided.slotEnd(),
                drawn.isEmpty());
    }

    /** What was measured since the site's last slot ended. */
    private Measured measured(String site, SitePlan plan, EndedSlot slot) {
        return new Measured(metrics.answers(site), budgets.end(site, plan, slot));
    }

    /** The sample goes out first, so that nobody waits for one that is behind the records. */
    private void publish(SlotDecision decision, List<T> drawn, Outputs<T> out) {
        metrics.ended(decision);
        out.side(SideOutputs.DECISIONS, decision);
        if (!drawn.isEmpty()) {
            out.side(
                    tags.samples(),
                    new SlotSample<>(decision.site(), decision.slot(), decision.slotEnd(), drawn));
        }
    }

    private void store(PolicyState policy, FrameForecast forecast, long end, boolean withoutSample)
            throws IOException {
        siteState.update(
                SiteState.of(
                        policy, forecast, end, withoutSample ? site().retrainedThrough() : end));
    }

    /** The first records of a sample, as many as its bounds allow. */
    private List<T> bounded(List<T> drawn) {
        long bytes = 0;
        int size = 0;
        for (T record : drawn) {
            bytes += rules.records().size().applyAsLong(record);
            if (size == rules.sample().records() || bytes > rules.sample().bytes()) {
                return new ArrayList<>(drawn.subList(0, size));
            }
            size++;
        }
        return drawn;
    }

    private List<T> takeHeldBefore(long end) throws Exception {
        List<T> over = new ArrayList<>();
        List<T> later = new ArrayList<>();
        for (T record : held.get()) {
            (rules.records().time().applyAsLong(record) < end ? over : later).add(record);
        }
        if (!over.isEmpty()) {
            held.update(later);
        }
        return over;
    }
}

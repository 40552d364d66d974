// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.Allocation;
import io.orric.allocation.Decision;
import io.orric.allocation.Regime;
import io.orric.allocation.SlotBudget;
import io.orric.frames.Frame;
import io.orric.frames.FrameBatch;
import io.orric.frames.RetrainingBatch;
import io.orric.frames.SlotDecision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/**
 * Decides a slot of a site: the resolution at which its frames are inferred, and its sample.
 *
 * <pre>{@code
 * SitePlan plan =
 *         new SitePlan(
 *                 "orric",
 *                 new OrricPolicy(profile, Horizon.rolling(1000)),
 *                 profile.space(),
 *                 CapacityModel.constant(50));
 * SingleOutputStreamOperator<FrameBatch> batches =
 *         frames.keyBy(Frame::site)
 *                 .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
 *                 .process(new OrricSlotFunction(SitePlans.same(plan), 64));
 * DataStream<SlotDecision> decisions = batches.getSideOutput(SideOutputs.DECISIONS);
 * DataStream<RetrainingBatch> samples = batches.getSideOutput(SideOutputs.RETRAINING);
 * }</pre>
 *
 * <p>Runs on Flink's tumbling event-time windows, keyed by site. Emits the slot's frames in
 * batches, and the decision and the sample through {@link SideOutputs}. These go out first, so that
 * no operator waits for a sample that is behind the batches.
 */
public final class OrricSlotFunction
        extends ProcessWindowFunction<Frame, FrameBatch, String, TimeWindow> {

    private static final long serialVersionUID = 1L;

    /** Order in which the sample does not depend on the order in which partitions were read. */
    private static final Comparator<Frame> CAPTURE_ORDER =
            Comparator.comparingLong(Frame::captureTime)
                    .thenComparing(Frame::origin)
                    .thenComparingInt(Frame::partition)
                    .thenComparingLong(Frame::offset);

    private final SitePlans plans;
    private final int batchFrames;

    private transient SlotMetrics metrics;

    /**
     * @param plans policy and capacity of each site
     * @param batchFrames maximum number of frames in a batch, at least 1
     */
    public OrricSlotFunction(SitePlans plans, int batchFrames) {
        this.plans = plans;
        this.batchFrames = batchFrames;
    }

    @Override
    public void open(OpenContext context) {
        metrics = new SlotMetrics(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void process(
            String site, Context context, Iterable<Frame> elements, Collector<FrameBatch> out)
            throws Exception {
        List<Frame> frames = new ArrayList<>();
        elements.forEach(frames::add);
        double announced = frames.get(frames.size() - 1).capacity();
        frames.sort(CAPTURE_ORDER);

        ValueState<SiteState> stored = context.globalState().getState(StateDescriptors.SITE);
        SiteState state = stored.value() == null ? SiteState.INITIAL : stored.value();
        SitePlan plan = plans.of(site);
        long slot = state.slot() + 1;
        double capacity =
                Double.isNaN(announced) ? plan.capacity().capacity(slot, frames.size()) : announced;
        SlotBudget budget = new SlotBudget(frames.size(), capacity);
        Decision decision = plan.policy().decide(state.policy(), budget);
        Allocation allocation = decision.allocation();
        List<Frame> sample =
                SlotSampler.sample(frames, allocation.retraining().ratio(), site, slot);

        SlotDecision record = record(site, slot, context.window(), budget, sample, allocation);
        metrics.decided(record);
        context.output(SideOutputs.DECISIONS, record);
        if (!sample.isEmpty()) {
            context.output(
                    SideOutputs.RETRAINING,
                    new RetrainingBatch(site, slot, record.slotEnd(), sample));
        }
        for (int from = 0; from < frames.size(); from += batchFrames) {
            int to = Math.min(from + batchFrames, frames.size());
            List<Frame> batch = new ArrayList<>(frames.subList(from, to));
            out.collect(FrameBatch.of(record, state.retrainedThrough(), false, batch));
        }
        stored.update(
                SiteState.of(
                        decision.nextState(),
                        sample.isEmpty() ? state.retrainedThrough() : record.slotEnd()));
    }

    private SlotDecision record(
            String site,
            long slot,
            TimeWindow window,
            SlotBudget budget,
            List<Frame> sample,
            Allocation allocation) {
        SitePlan plan = plans.of(site);
        return new SlotDecision(
                site,
                plan.policyName(),
                slot,
                window.getStart(),
                window.getEnd(),
                budget.frames(),
                budget.capacity(),
                allocation.computeUsed(budget.frames()),
                allocation.retraining().ratio(),
                sample.size(),
                allocation.inference().resolution(),
                allocation.retrainingWeight(),
                allocation.inferenceWeight(),
                allocation.overloaded(),
                Regime.of(allocation, budget, plan.space()).toString());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.frames.Frame;
import io.orric.frames.FrameBatch;
import io.orric.frames.SlotDecision;
import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gives frames that came after their slot was decided the site's last configuration, so that they
 * are inferred all the same. They never count into D(t). {@link OrricMetric#LATE_FRAMES} counts
 * them.
 */
public final class LateFrameFunction
        extends KeyedCoProcessFunction<String, Frame, SlotDecision, FrameBatch> {

    private static final long serialVersionUID = 1L;

    private final int cheapestResolution;

    private transient ValueState<SlotDecision> lastDecision;
    private transient OperatorMetrics metrics;

    /**
     * @param cheapestResolution input resolution of a site that has no decision yet, pixels
     */
    public LateFrameFunction(int cheapestResolution) {
        this.cheapestResolution = cheapestResolution;
    }

    @Override
    public void open(OpenContext context) {
        lastDecision = getRuntimeContext().getState(StateDescriptors.LAST_DECISION);
        metrics =
                OperatorMetrics.of(getRuntimeContext().getMetricGroup(), OrricMetric.Operator.LATE);
    }

    @Override
    public void processElement1(Frame frame, Context context, Collector<FrameBatch> out)
            throws Exception {
        SlotDecision decision = lastDecision.value();
        metrics.count(OrricMetric.LATE_FRAMES);
        List<Frame> frames = List.of(frame);
        out.collect(
                decision == null
                        ? new FrameBatch(
                                frame.site(),
                                0,
                                0,
                                cheapestResolution,
                                0,
                                FrameBatch.NEWEST,
                                true,
                                frames)
                        : FrameBatch.of(decision, 0, true, frames));
    }

    @Override
    public void processElement2(SlotDecision decision, Context context, Collector<FrameBatch> out)
            throws Exception {
        lastDecision.update(decision);
    }
}

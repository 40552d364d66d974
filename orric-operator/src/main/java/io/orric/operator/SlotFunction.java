// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.frames.Stamped;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Decides the slots of sites whose capacities are configured. */
final class SlotFunction<T> extends KeyedProcessFunction<String, T, Stamped<T>> {

    private static final long serialVersionUID = 1L;

    private final SlotRules<T> rules;
    private transient SiteSlots<T> slots;

    SlotFunction(SlotRules<T> rules) {
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
        slots = new SiteSlots<>(rules, getRuntimeContext());
    }

    @Override
    public void processElement(T record, Context context, Collector<Stamped<T>> out)
            throws Exception {
        slots.add(context.getCurrentKey(), record, outputs(context, out));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Stamped<T>> out)
            throws Exception {
        slots.timer(context.getCurrentKey(), timestamp, outputs(context, out));
    }

    @Override
    public void close() {
        if (slots != null) {
            slots.close();
        }
    }

    private static <T> SiteSlots.Outputs<T> outputs(
            KeyedProcessFunction<String, T, Stamped<T>>.Context context,
            Collector<Stamped<T>> out) {
        return new SiteSlots.Outputs<>(out, context::output, context.timerService());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.frames.CapacityAnnouncement;
import io.orric.frames.Stamped;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Decides the slots of sites whose capacities are announced while they run. An announcement takes
 * effect with the next decision; a slot that was decided at its start takes it for the frames still
 * to come.
 */
final class AnnouncedSlotFunction<T>
        extends KeyedCoProcessFunction<String, T, CapacityAnnouncement, Stamped<T>> {

    private static final long serialVersionUID = 1L;

    private final SlotRules<T> rules;
    private transient SiteSlots<T> slots;

    AnnouncedSlotFunction(SlotRules<T> rules) {
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
        slots = new SiteSlots<>(rules, getRuntimeContext());
    }

    @Override
    public void processElement1(T record, Context context, Collector<Stamped<T>> out)
            throws Exception {
        slots.add(context.getCurrentKey(), record, outputs(context, out));
    }

    @Override
    public void processElement2(
            CapacityAnnouncement announcement, Context context, Collector<Stamped<T>> out)
            throws Exception {
        slots.announce(announcement.capacity());
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
            KeyedCoProcessFunction<String, T, CapacityAnnouncement, Stamped<T>>.Context context,
            Collector<Stamped<T>> out) {
        return new SiteSlots.Outputs<>(out, context::output, context.timerService());
    }
}

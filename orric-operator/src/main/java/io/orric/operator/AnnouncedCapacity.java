// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.frames.CapacityAnnouncement;
import io.orric.frames.Frame;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds the capacity that was last announced for its site to each frame. A slot gets the capacity of
 * its last frame, so an announcement takes effect in the slot that is open when it arrives.
 */
public final class AnnouncedCapacity
        extends KeyedCoProcessFunction<String, Frame, CapacityAnnouncement, Frame> {

    private static final long serialVersionUID = 1L;

    private transient ValueState<Double> announced;

    @Override
    public void open(OpenContext context) {
        announced = getRuntimeContext().getState(StateDescriptors.ANNOUNCED_CAPACITY);
    }

    @Override
    public void processElement1(Frame frame, Context context, Collector<Frame> out)
            throws Exception {
        Double capacity = announced.value();
        out.collect(capacity == null ? frame : frame.withCapacity(capacity));
    }

    @Override
    public void processElement2(
            CapacityAnnouncement announcement, Context context, Collector<Frame> out)
            throws Exception {
        if (Double.isNaN(announcement.capacity())) {
            announced.clear();
        } else {
            announced.update(announcement.capacity());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.frames.Frame;
import io.orric.frames.SlotDecision;
import io.orric.frames.SlotSample;
import io.orric.frames.Stamped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** {@link SlotFunction} in one or more subtasks. */
final class SlotOperatorHarness implements AutoCloseable {

    static final long SLOT_MILLIS = 1000;
    private static final int MAX_PARALLELISM = 16;
    private static final Comparator<Frame> ORDER = Comparator.comparingLong(Frame::offset);

    private final List<KeyedOneInputStreamOperatorTestHarness<String, Frame, Stamped<Frame>>>
            subtasks = new ArrayList<>();

    private static final TypeInformation<Frame> FRAME = TypeInformation.of(Frame.class);

    /** Rules for frames of 1 byte in slots of a second. */
    static SlotRules<Frame> rules(SlotTiming timing, SitePlans plans) {
        return rules(timing, plans, OverloadAnswer.ANSWER, new SampleLimits(1000, 1000));
    }

    static SlotRules<Frame> rules(
            SlotTiming timing, SitePlans plans, OverloadAnswer overload, SampleLimits sample) {
        return new SlotRules<>(
                new SlotRecords<>(
                        FRAME,
                        Frame::site,
                        Frame::eventTime,
                        (a, b) -> ORDER.compare(a, b),
                        frame -> frame.image().length),
                plans,
                SLOT_MILLIS,
                timing,
                overload,
                sample,
                false,
                false);
    }

    /** A fresh operator of one subtask. */
    static SlotOperatorHarness fresh(SlotRules<Frame> rules) throws Exception {
        return restored(rules, 1, null);
    }

    /** An operator restored from a snapshot, at any parallelism. */
    static SlotOperatorHarness restored(
            SlotRules<Frame> rules, int parallelism, OperatorSubtaskState snapshot)
            throws Exception {
        SlotOperatorHarness harness = new SlotOperatorHarness();
        for (int subtask = 0; subtask < parallelism; subtask++) {
            KeyedOneInputStreamOperatorTestHarness<String, Frame, Stamped<Frame>> operator =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            new KeyedProcessOperator<>(new SlotFunction<>(rules)),
                            Frame::site,
                            Types.STRING,
                            MAX_PARALLELISM,
                            parallelism,
                            subtask);
            operator.setup(
                    SideOutputs.stamped(FRAME)
                            .createSerializer(operator.getExecutionConfig().getSerializerConfig()));
            if (snapshot != null) {
                operator.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                snapshot, MAX_PARALLELISM, 1, parallelism, subtask));
            }
            operator.open();
            harness.subtasks.add(operator);
        }
        return harness;
    }

    /** Frames to the subtask that owns their site. */
    void add(Frame... frames) throws Exception {
        for (Frame frame : frames) {
            subtasks.get(ownerOf(frame.site())).processElement(frame, frame.captureTime());
        }
    }

    /** Event time on, in all subtasks. */
    void advanceTo(long time) throws Exception {
        for (var subtask : subtasks) {
            subtask.processWatermark(time);
        }
    }

    /** The state of all subtasks as one. */
    OperatorSubtaskState snapshot() throws Exception {
        OperatorSubtaskState[] states = new OperatorSubtaskState[subtasks.size()];
        for (int i = 0; i < states.length; i++) {
            states[i] = subtasks.get(i).snapshot(1, 1);
        }
        return AbstractStreamOperatorTestHarness.repackageState(states);
    }

    List<Stamped<Frame>> records() {
        return subtasks.stream().flatMap(s -> s.extractOutputValues().stream()).toList();
    }

    List<SlotDecision> decisions() {
        return side(SideOutputs.DECISIONS);
    }

    List<SlotSample<Frame>> samples() {
        return side(SideOutputs.of(FRAME).samples());
    }

    List<Stamped<Frame>> skipped() {
        return side(SideOutputs.of(FRAME).skipped());
    }

    /** A frame of a site at an event time; its offset is the time. */
    static Frame frame(String site, long time) {
        return new Frame(site, "camera", time, new byte[] {1}, null, "test", time);
    }

    /** Frames of a site, evenly over a slot from 1. */
    static Frame[] slot(String site, long slot, int frames) {
        Frame[] slotFrames = new Frame[frames];
        Arrays.setAll(
                slotFrames, i -> frame(site, (slot - 1) * SLOT_MILLIS + i * SLOT_MILLIS / frames));
        return slotFrames;
    }

    @Override
    public void close() throws Exception {
        for (var subtask : subtasks) {
            subtask.close();
        }
    }

    private <T> List<T> side(OutputTag<T> tag) {
        List<T> values = new ArrayList<>();
        for (var subtask : subtasks) {
            if (subtask.getSideOutput(tag) != null) {
                subtask.getSideOutput(tag).forEach(record -> values.add(record.getValue()));
            }
        }
        return values;
    }

    private int ownerOf(String site) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(
                site, MAX_PARALLELISM, subtasks.size());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.frames.Frame;
import io.orric.frames.FrameBatch;
import io.orric.frames.RetrainingBatch;
import io.orric.frames.SlotDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** {@link OrricSlotFunction} inside Flink's own window operator, in one or more subtasks. */
final class SlotOperatorHarness implements AutoCloseable {

    static final long SLOT_MILLIS = 1000;
    private static final int MAX_PARALLELISM = 16;

    private final List<KeyedOneInputStreamOperatorTestHarness<String, Frame, FrameBatch>> subtasks =
            new ArrayList<>();

    /** A fresh operator of one subtask. */
    static SlotOperatorHarness fresh(SitePlans plans) throws Exception {
        return restored(plans, 1, null);
    }

    /** An operator restored from a snapshot, at any parallelism. */
    static SlotOperatorHarness restored(
            SitePlans plans, int parallelism, OperatorSubtaskState snapshot) throws Exception {
        SlotOperatorHarness harness = new SlotOperatorHarness();
        for (int subtask = 0; subtask < parallelism; subtask++) {
            KeyedOneInputStreamOperatorTestHarness<String, Frame, FrameBatch> operator =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            windowOperator(plans),
                            Frame::site,
                            Types.STRING,
                            MAX_PARALLELISM,
                            parallelism,
                            subtask);
            operator.setup(
                    TypeInformation.of(FrameBatch.class)
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

    List<FrameBatch> batches() {
        return subtasks.stream().flatMap(s -> s.extractOutputValues().stream()).toList();
    }

    List<SlotDecision> decisions() {
        return side(SideOutputs.DECISIONS);
    }

    List<RetrainingBatch> samples() {
        return side(SideOutputs.RETRAINING);
    }

    List<Frame> late() {
        return side(SideOutputs.LATE);
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

    /** The window operator as the stream API builds it. */
    @SuppressWarnings("unchecked")
    private static OneInputStreamOperator<Frame, FrameBatch> windowOperator(SitePlans plans) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        var transformation =
                (OneInputTransformation<Frame, FrameBatch>)
                        env.fromData(TypeInformation.of(Frame.class), frame("any", 0))
                                .keyBy(Frame::site)
                                .window(TumblingEventTimeWindows.of(Duration.ofMillis(SLOT_MILLIS)))
                                .sideOutputLateData(SideOutputs.LATE)
                                .process(new OrricSlotFunction(plans, 4))
                                .getTransformation();
        return transformation.getOperator();
    }
}

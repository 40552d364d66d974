// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.frames.Frame;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Closes the open slot when all cameras are silent. Event time advances with frames, so without any
 * the open slot would wait for ever. When the slot of the youngest frame has ended by the clock and
 * no frame has come for some time after that, event time advances to the slot's end and no further:
 * frames of that slot that still come are late, those of later slots are not.
 *
 * <p>The capture time of the youngest frame is state, because the frames of an open slot are
 * restored after a failure too. Time spent in backpressure does not count as silence.
 */
public final class IdleSlotCloser extends AbstractStreamOperator<Frame>
        implements OneInputStreamOperator<Frame, Frame> {

    private static final long serialVersionUID = 1L;
    private static final long NEVER = Long.MIN_VALUE;

    private final long slotMillis;
    private final long silenceMillis;

    private transient ListState<Long> stored;
    private transient long youngest;
    private transient long eventTime;
    private transient long lastActivity;
    private transient WatermarkStatus status;

    /**
     * @param slotLength length of a slot
     * @param silence time without frames after which cameras count as silent
     */
    public IdleSlotCloser(Duration slotLength, Duration silence) {
        slotMillis = slotLength.toMillis();
        silenceMillis = silence.toMillis();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        // Each subtask gets all values, because partitions may have moved between subtasks.
        stored = context.getOperatorStateStore().getUnionListState(StateDescriptors.YOUNGEST_FRAME);
        youngest = NEVER;
        for (long time : stored.get()) {
            youngest = Math.max(youngest, time);
        }
        eventTime = NEVER;
        status = WatermarkStatus.ACTIVE;
    }

    @Override
    public void open() throws Exception {
        super.open();
        active();
        watch();
    }

    @Override
    public void processElement(StreamRecord<Frame> element) {
        youngest = Math.max(youngest, element.getTimestamp());
        output.collect(element);
        active();
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() > eventTime) {
            eventTime = mark.getTimestamp();
            super.processWatermark(mark);
        }
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus watermarkStatus) throws Exception {
        status = watermarkStatus;
        super.processWatermarkStatus(watermarkStatus);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        stored.clear();
        if (youngest != NEVER) {
            stored.add(youngest);
        }
    }

    /** Called after a frame was sent on, so that time spent sending it does not count. */
    private void active() {
        lastActivity = getProcessingTimeService().getCurrentProcessingTime();
    }

    private void watch() {
        ProcessingTimeService time = getProcessingTimeService();
        ScheduledFuture<?> unused =
                time.registerTimer(
                        time.getCurrentProcessingTime() + Math.max(1, silenceMillis / 4),
                        scheduled -> {
                            closeWhenSilent(time.getCurrentProcessingTime());
                            watch();
                        });
    }

    private void closeWhenSilent(long now) throws Exception {
        if (youngest == NEVER) {
            return;
        }
        long slotEnd = youngest - Math.floorMod(youngest, slotMillis) + slotMillis;
        boolean silent = now - lastActivity >= slotEnd - youngest + silenceMillis;
        if (!silent || eventTime >= slotEnd - 1) {
            return;
        }
        if (status.isIdle()) {
            super.processWatermarkStatus(WatermarkStatus.ACTIVE);
        }
        processWatermark(new Watermark(slotEnd - 1));
        active();
        if (status.isIdle()) {
            super.processWatermarkStatus(WatermarkStatus.IDLE);
        }
    }
}

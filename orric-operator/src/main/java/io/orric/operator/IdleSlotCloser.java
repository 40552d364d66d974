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
 * Closes the last slot when all cameras fall silent. Event time moves with frames, so without any
 * the frames of the slot that is open would wait for ever. Once the slot of the youngest frame
 * would have ended by the clock, and then nothing came for some time more, event time is moved to
 * the slot's end and not beyond: should frames of that slot still come they are late, those of
 * later slots are not.
 *
 * <p>The youngest frame is state, since frames of an open slot come back after a failure too. Time
 * spent in backpressure is no silence.
 */
public final class IdleSlotCloser extends AbstractStreamOperator<Frame>
        implements OneInputStreamOperator<Frame, Frame> {

    private static final long serialVersionUID = 1L;
    private static final long NEVER = Long.MIN_VALUE;

    private final long slotMillis;
    private final long patienceMillis;

    private transient ListState<Long> stored;
    private transient long youngest;
    private transient long eventTime;
    private transient long lastActivity;
    private transient WatermarkStatus status;

    /**
     * @param slotLength length of a slot
     * @param patience how long nothing must come
     */
    public IdleSlotCloser(Duration slotLength, Duration patience) {
        slotMillis = slotLength.toMillis();
        patienceMillis = patience.toMillis();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        // Everybody gets all values: partitions may have moved between subtasks.
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

    /** Called when output has taken what it was given, so that waiting for it does not count. */
    private void active() {
        lastActivity = getProcessingTimeService().getCurrentProcessingTime();
    }

    private void watch() {
        ProcessingTimeService time = getProcessingTimeService();
        ScheduledFuture<?> unused =
                time.registerTimer(
                        time.getCurrentProcessingTime() + Math.max(1, patienceMillis / 4),
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
        boolean silent = now - lastActivity >= slotEnd - youngest + patienceMillis;
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

// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.DeadLetter;
import io.orric.frames.Frame;
import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Separates the records of the frames topic into frames and dead letters, and notices cameras whose
 * clocks are off. Its first subtask watches the job's topics meanwhile.
 */
public final class FrameSplitter extends ProcessFunction<FrameRecord, Frame> {

    private static final long serialVersionUID = 1L;

    /** Records that cannot be used. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    private final KafkaConnection connection;
    private final CaptureClock clock;

    private transient ClockWatch clocks;
    private transient OperatorMetrics metrics;
    private transient TopicWatcher watcher;

    /**
     * @param connection brokers and topics to watch
     * @param clock decides which capture times are believed
     */
    FrameSplitter(KafkaConnection connection, CaptureClock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        metrics =
                OperatorMetrics.of(
                        getRuntimeContext().getMetricGroup(), OrricMetric.Operator.CHECKED_FRAMES);
        clocks = new ClockWatch(clock);
        metrics.gauge(OrricMetric.CAMERAS_OFF_CLOCK, clocks::cameras);
        if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            watcher = TopicWatcher.start(connection, metrics);
        }
    }

    @Override
    public void processElement(FrameRecord record, Context context, Collector<Frame> out) {
        if (record.frame() != null) {
            if (clocks.isOff(record.frame())) {
                metrics.count(OrricMetric.FRAMES_OFF_CLOCK);
            }
            out.collect(record.frame());
        } else {
            metrics.count(OrricMetric.REFUSED_FRAMES);
            context.output(DEAD_LETTERS, record.deadLetter());
        }
    }

    @Override
    public void close() {
        if (watcher != null) {
            watcher.close();
        }
    }
}

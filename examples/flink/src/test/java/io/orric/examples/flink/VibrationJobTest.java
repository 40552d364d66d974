// SPDX-License-Identifier: Apache-2.0
package io.orric.examples.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.examples.flink.VibrationJob.Vibration;
import io.orric.frames.SlotDecision;
import io.orric.frames.Stamped;
import io.orric.operator.OrricSlots;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class VibrationJobTest {

    @Test
    void everyRecordIsStampedOnceAndNoSlotIsOverItsBudget() throws Exception {
        Configuration config = new Configuration().set(PipelineOptions.GENERIC_TYPES, false);
        List<Stamped<Vibration>> stamped = new ArrayList<>();
        List<SlotDecision> decisions = new ArrayList<>();
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, config)) {
            OrricSlots.Streams<Vibration> slots =
                    VibrationJob.slots(
                            env.fromSequence(0, 99)
                                    .map(i -> new Vibration("bearing-" + i % 2, i * 500, i))
                                    .returns(Vibration.class)
                                    .assignTimestampsAndWatermarks(
                                            WatermarkStrategy.<Vibration>forMonotonousTimestamps()
                                                    .withTimestampAssigner(
                                                            (each, time) -> each.time())));
            var records = slots.records().collectAsync();
            var ended = slots.decisions().collectAsync();
            env.executeAsync();
            records.forEachRemaining(stamped::add);
            ended.forEachRemaining(decisions::add);
        }
        assertThat(stamped)
                .extracting(each -> each.record().loudness())
                .hasSize(100)
                .doesNotHaveDuplicates();
        assertThat(decisions)
                .hasSize(10)
                .allMatch(slot -> slot.computeUsed() <= slot.capacity() && !slot.overloaded());
    }

    @Test
    void theProgramRuns() throws Exception {
        VibrationJob.main(new String[0]);
    }
}

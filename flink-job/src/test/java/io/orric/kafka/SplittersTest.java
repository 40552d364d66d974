// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orric.frames.DeadLetter;
import io.orric.frames.DeadLetterCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

/** What goes which way, at which time. */
class SplittersTest {

    private static final KafkaConnection NOWHERE =
            new KafkaConnection(
                    "localhost:1",
                    "splitters",
                    new KafkaTopics("frames", "capacity", "predictions", "decisions", "dead"),
                    KafkaConnection.StartingOffsets.EARLIEST,
                    DeliveryGuarantee.AT_LEAST_ONCE,
                    Map.of());

    private static final CaptureClock CLOCK =
            new CaptureClock(Duration.ofSeconds(2), Duration.ofMinutes(1));

    @Test
    void framesGoOnAndRefusedOnesAside() throws Exception {
        FrameRecord good = frame("gate-1");
        FrameRecord refused = frame("g".repeat(1000));
        try (var operator = harness(new FrameSplitter(NOWHERE, CLOCK))) {
            operator.processElement(good, good.eventTime());
            operator.processElement(refused, refused.eventTime());
            operator.processWatermark(new Watermark(7));
            assertThat(operator.extractOutputStreamRecords())
                    .singleElement()
                    .matches(record -> record.getTimestamp() == good.eventTime())
                    .matches(record -> record.getValue().camera().equals("gate-1"));
            assertThat(operator.getOutput()).contains(new Watermark(7));
            assertThat(letters(operator.getSideOutput(FrameSplitter.DEAD_LETTERS)))
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactly(refused.deadLetter());
        }
    }

    @Test
    void capacitiesGoOnAndRefusedOnesAside() throws Exception {
        CapacityRecord good = capacity("north");
        CapacityRecord refused = capacity("nroth");
        try (var operator = harness(new CapacitySplitter())) {
            operator.processElement(good, 1);
            for (int i = 0; i < 3; i++) {
                operator.processElement(refused, 2);
            }
            assertThat(operator.extractOutputValues()).containsExactly(good.announcement());
            assertThat(letters(operator.getSideOutput(CapacitySplitter.DEAD_LETTERS)))
                    .hasSize(3)
                    .allMatch(each -> each.code() == DeadLetterCode.CAPACITY_OF_UNKNOWN_SITE);
        }
    }

    private static <I, O> OneInputStreamOperatorTestHarness<I, O> harness(
            ProcessFunction<I, O> function) throws Exception {
        return ProcessFunctionTestHarnesses.forProcessFunction(function);
    }

    private static List<DeadLetter> letters(Queue<StreamRecord<DeadLetter>> records) {
        return records.stream().map(StreamRecord::getValue).toList();
    }

    private static FrameRecord frame(String camera) {
        return InputRecords.frame(
                InputRecords.record(camera.getBytes(UTF_8), new byte[] {1}, 5, null), 10);
    }

    private static CapacityRecord capacity(String site) {
        return InputRecords.capacity(
                InputRecords.record(site.getBytes(UTF_8), "1".getBytes(UTF_8), 5, null), "north");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.frames.Frame;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdleSlotCloserTest {

    private static final Duration SLOT = Duration.ofSeconds(10);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(4);

    private OneInputStreamOperatorTestHarness<Frame, Frame> watch;

    @BeforeEach
    void open() throws Exception {
        watch = new OneInputStreamOperatorTestHarness<>(new IdleSlotCloser(SLOT, IDLE_TIMEOUT));
        watch.open();
    }

    @AfterEach
    void close() throws Exception {
        watch.close();
    }

    @Test
    void theOpenSlotIsClosedOnceItHasEndedByTheClockAndNothingCame() throws Exception {
        frameAt(23_000);
        watch.setProcessingTime(10_999);
        assertThat(watermarks()).isEmpty();
        watch.setProcessingTime(12_000);
        assertThat(watermarks()).containsExactly(29_999L);
        watch.setProcessingTime(1_000_000);
        assertThat(watermarks()).containsExactly(29_999L);
    }

    @Test
    void framesThatComeKeepTheSlotOpen() throws Exception {
        frameAt(23_000);
        watch.setProcessingTime(9_000);
        frameAt(25_000);
        watch.setProcessingTime(17_000);
        assertThat(watermarks()).isEmpty();
        watch.setProcessingTime(18_000);
        assertThat(watermarks()).containsExactly(29_999L);
    }

    @Test
    void eventTimeOfItsOwnIsLeftAlone() throws Exception {
        frameAt(23_000);
        watch.processWatermark(35_000);
        watch.setProcessingTime(1_000_000);
        assertThat(watermarks()).containsExactly(35_000L);
    }

    @Test
    void eventTimeNeverGoesBack() throws Exception {
        frameAt(23_000);
        watch.setProcessingTime(20_000);
        frameAt(24_000);
        watch.processWatermark(22_000);
        assertThat(watermarks()).containsExactly(29_999L);
    }

    @Test
    void anIdleStreamIsWokenForTheClosingOnly() throws Exception {
        frameAt(23_000);
        watch.getOutput().clear();
        watch.processWatermarkStatus(WatermarkStatus.IDLE);
        watch.setProcessingTime(11_000);
        assertThat(watch.getOutput())
                .containsExactly(
                        WatermarkStatus.IDLE,
                        WatermarkStatus.ACTIVE,
                        new Watermark(29_999),
                        WatermarkStatus.IDLE);
    }

    @Test
    void withoutAnyFrameNothingIsClosed() throws Exception {
        watch.setProcessingTime(1_000_000);
        assertThat(watermarks()).isEmpty();
    }

    @Test
    void afterARestoreTheSlotThatWasOpenIsClosed() throws Exception {
        frameAt(23_000);
        OperatorSubtaskState snapshot = watch.snapshot(1, 1);
        watch.close();

        watch = new OneInputStreamOperatorTestHarness<>(new IdleSlotCloser(SLOT, IDLE_TIMEOUT));
        watch.initializeState(snapshot);
        watch.open();
        watch.setProcessingTime(11_000);
        assertThat(watermarks()).containsExactly(29_999L);
    }

    private void frameAt(long time) throws Exception {
        watch.processElement(new Frame("s", "c", time, new byte[0], null, "t", 0), time);
    }

    private List<Long> watermarks() {
        return watch.getOutput().stream()
                .filter(Watermark.class::isInstance)
                .map(mark -> ((Watermark) mark).getTimestamp())
                .toList();
    }
}

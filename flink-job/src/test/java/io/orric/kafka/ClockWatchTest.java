// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.frames.Frame;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private static final long NOW = 1_700_000_000_000L;

    private final ClockWatch clocks =
            new ClockWatch(new CaptureClock(Duration.ofSeconds(2), Duration.ofMinutes(1)));

    @Test
    void camerasAreCountedWhileTheirClocksAreOff() {
        assertThat(clocks.isOff(frame("fast", NOW + 5000))).isTrue();
        assertThat(clocks.isOff(frame("slow", NOW - 600_000))).isTrue();
        assertThat(clocks.isOff(frame("good", NOW - 100))).isFalse();
        assertThat(clocks.cameras()).isEqualTo(2);
        assertThat(clocks.isOff(frame("fast", NOW))).isFalse();
        assertThat(clocks.cameras()).isEqualTo(1);
    }

    @Test
    void namesWithoutEndTakeNoMemory() {
        for (int i = 0; i < 5000; i++) {
            clocks.isOff(frame("camera\n" + i, 0));
        }
        assertThat(clocks.cameras()).isEqualTo(1000);
    }

    private static Frame frame(String camera, long captured) {
        return new Frame("site", camera, captured, NOW, NOW, new byte[0], null, "t", 0, 0);
    }
}

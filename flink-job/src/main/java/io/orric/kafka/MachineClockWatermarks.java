// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.Clock;

/**
 * Has event time follow the clock of the machine that reads frames, whatever they say and whether
 * there are any. So no partition waits for another, a silent camera holds up nobody, and since
 * watermarks travel with the frames, backpressure delays both alike.
 *
 * @param clock clock of this machine
 * @param delay time by which event time lags behind it, for frames that are under way
 */
record MachineClockWatermarks<T>(Clock clock, Duration delay) implements WatermarkGenerator<T> {

    @Override
    public void onEvent(T frame, long eventTime, WatermarkOutput output) {
        // Frames say nothing about the time.
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        output.emitWatermark(new Watermark(clock.absoluteTimeMillis() - delay.toMillis() - 1));
    }
}

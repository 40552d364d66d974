// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class MeasurementTest {

    private static final long MILLI = 1_000_000;

    @Test
    void aFrameTakesUntilItsFirstAnswer() {
        Measurement measured = measure(List.of(frame(0, 5)), List.of(frame(0, 17), frame(0, 2000)));

        assertThat(measured.latency(50)).isCloseTo(12, within(0.05));
        assertThat(measured.answered()).isEqualTo(1);
        assertThat(measured.doubled()).isEqualTo(1);
        assertThat(measured.lost()).isZero();
    }

    @Test
    void answersToFramesThatDoNotCountAreNoAnswers() {
        Measurement measured = measure(List.of(frame(7, 0)), List.of(frame(3, 10)));

        assertThat(measured.sent()).isEqualTo(1);
        assertThat(measured.answered()).isZero();
        assertThat(measured.lost()).isEqualTo(1);
        assertThat(measured.latency(95)).isNaN();
    }

    @Test
    void percentilesAreThoseOfAllFrames() {
        List<TimedFrame> sent = IntStream.rangeClosed(1, 100).mapToObj(i -> frame(i, 0)).toList();
        List<TimedFrame> answers =
                IntStream.rangeClosed(1, 100).mapToObj(i -> frame(i, i)).toList();

        Measurement measured = measure(sent, answers);

        assertThat(measured.latency(50)).isCloseTo(50, within(0.1));
        assertThat(measured.latency(95)).isCloseTo(95, within(0.1));
        assertThat(measured.latency(99)).isCloseTo(99, within(0.1));
    }

    @Test
    void roundsAddUp() {
        Histogram late = Measurement.histogram();
        late.recordValue(3000);
        Measurement first = Measurement.of(List.of(frame(0, 0)), List.of(frame(0, 10)), late);
        Measurement second = Measurement.of(List.of(frame(0, 0)), List.of(), late);

        Measurement both = first.plus(second);

        assertThat(both.sent()).isEqualTo(2);
        assertThat(both.answered()).isEqualTo(1);
        assertThat(both.lost()).isEqualTo(1);
        assertThat(both.late(99)).isCloseTo(3, within(0.01));
        assertThat(first.sent()).isEqualTo(1);
    }

    private static Measurement measure(List<TimedFrame> sent, List<TimedFrame> answers) {
        return Measurement.of(sent, answers, Measurement.histogram());
    }

    private static TimedFrame frame(long offset, long millis) {
        return new TimedFrame(new FrameId(1, offset), millis * MILLI);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AnswerMeterTest {

    private static final long CAPTURED = 1_700_000_000_000L;

    @Test
    void percentilesAreOfTheTimesSinceTheyWereTakenLast() {
        AnswerMeter meter = new AnswerMeter();
        for (int millis = 1; millis <= 100; millis++) {
            meter.answered(CAPTURED, CAPTURED + 1000, CAPTURED + 1000 + millis);
        }
        Answers answers = meter.take();
        assertThat(answers.fromArrival().p50()).isCloseTo(50, within(1.0));
        assertThat(answers.fromArrival().p95()).isCloseTo(95, within(1.0));
        assertThat(answers.fromArrival().p99()).isCloseTo(99, within(1.0));
        assertThat(answers.fromCapture().p50()).isCloseTo(1050, within(10.0));
        assertThat(meter.take()).isEqualTo(Answers.NONE);
    }

    @Test
    void captureTimesThatCannotBeBelievedAreLeftOut() {
        AnswerMeter meter = new AnswerMeter();
        meter.answered(-1, CAPTURED, CAPTURED + 7);
        Answers answers = meter.take();
        assertThat(answers.fromCapture()).isEqualTo(Percentiles.NONE);
        assertThat(answers.fromArrival().p99()).isEqualTo(7);
    }

    @Test
    void clocksThatDifferMakeNoErrors() {
        AnswerMeter meter = new AnswerMeter();
        meter.answered(CAPTURED, CAPTURED + 10, CAPTURED);
        meter.answered(0, 0, Long.MAX_VALUE);
        assertThat(meter.take().fromArrival().p50()).isZero();
    }

    @Test
    void framesThatMostlyMeetAFullQueueAreOverload() {
        AnswerMeter meter = new AnswerMeter();
        for (int frame = 0; frame < 10; frame++) {
            meter.queued(frame < 5);
        }
        assertThat(meter.take().overloaded()).isFalse();
        meter.queued(true);
        assertThat(meter.take().overloaded()).isTrue();
        assertThat(meter.take().overloaded()).isFalse();
    }
}

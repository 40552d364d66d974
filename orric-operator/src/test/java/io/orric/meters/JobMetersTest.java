// SPDX-License-Identifier: Apache-2.0
package io.orric.meters;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.meters.Compute.Retraining;
import io.orric.meters.Compute.Work;
import org.junit.jupiter.api.Test;

class JobMetersTest {

    @Test
    void operatorsOfAJobShareMetersUntilTheLastIsClosed() {
        JobMeters slots = JobMeters.of("a");
        JobMeters inference = JobMeters.of("a");
        assertThat(inference.answers("north")).isSameAs(slots.answers("north"));
        try (JobMeters other = JobMeters.of("b")) {
            assertThat(other.answers("north")).isNotSameAs(slots.answers("north"));
        }
        slots.close();
        inference.answers("north").queued(true);
        inference.close();
        try (JobMeters restarted = JobMeters.of("a")) {
            assertThat(restarted.answers("north").take()).isEqualTo(Answers.NONE);
        }
    }

    @Test
    void computeIsWhatWasCountedSinceItWasTakenLast() {
        try (JobMeters job = JobMeters.of("a")) {
            ComputeMeter meter = job.compute("north");
            meter.decoded(1_000_000);
            meter.decoded(3_000_000);
            meter.inferred(32, 4, 2_000_000);
            meter.inferred(64, 1, 2_000_000);
            meter.retrained(new Retraining(7, 5_000_000, 6_000_000, Double.NaN));
            Compute spent = meter.take();
            assertThat(spent.decoding()).isEqualTo(new Work(2, 4_000_000));
            assertThat(spent.student().get(32).millisPerFrame()).isEqualTo(0.5);
            assertThat(spent.studentMillis()).isEqualTo(4);
            assertThat(spent.teacherMillis()).isEqualTo(5);
            assertThat(spent.trainingMillis()).isEqualTo(6);
            assertThat(spent.millis()).isEqualTo(19);
            assertThat(meter.take()).isEqualTo(Compute.NONE);
        }
    }

    @Test
    void framesWaitUntilTheyAreAnswered() {
        try (JobMeters job = JobMeters.of("a")) {
            job.waiting(3);
            job.waiting(-1);
            assertThat(job.waiting()).isEqualTo(2);
        }
    }

    @Test
    void theMachineHasCoresLeft() {
        try (JobMeters job = JobMeters.of("a")) {
            assertThat(job.machine().available())
                    .isPositive()
                    .isLessThanOrEqualTo(job.machine().cores());
        }
    }
}

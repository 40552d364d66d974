// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.meters.Compute;
import io.orric.meters.JobMeters;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RetrainingMeterTest {

    private static final int MANY = 10_000;

    @Test
    void trainingGivesWayWhileFramesWait() {
        try (JobMeters meters = JobMeters.of("giving way");
                RetrainingMeter meter = new RetrainingMeter(JobMeters.of("giving way"))) {
            meters.waiting(MANY);
            Thread training = new Thread(meter::beforeBatch);
            training.start();
            await().until(() -> training.getState() == Thread.State.TIMED_WAITING);
            meters.waiting(-MANY);
            await().until(() -> !training.isAlive());
        }
    }

    @Test
    void trainingGoesOnIfInferenceNeverCatchesUp() {
        try (JobMeters meters = JobMeters.of("behind");
                RetrainingMeter meter = new RetrainingMeter(JobMeters.of("behind"))) {
            meters.waiting(MANY);
            CompletableFuture<Void> training = CompletableFuture.runAsync(meter::beforeBatch);
            await().until(training::isDone);
        }
    }

    @Test
    void theTeachersTimeIsCountedApart() throws Exception {
        try (JobMeters meters = JobMeters.of("counted");
                RetrainingMeter meter = new RetrainingMeter(JobMeters.of("counted"))) {
            meter.begin();
            meter.labelled(null, pictures -> new float[][] {{worked()}});
            meter.end("north", 7, 0.25);
            assertThat(meters.compute("north").take().retrainings())
                    .singleElement()
                    .satisfies(
                            one -> {
                                assertThat(one.slot()).isEqualTo(7);
                                assertThat(one.gained()).isEqualTo(0.25);
                                assertThat(one.teacherNanos()).isPositive();
                            });
            meter.begin();
            float unused = worked();
            meter.end("north", 8, Double.NaN);
            assertThat(meters.compute("north").take().retrainings())
                    .singleElement()
                    .extracting(Compute.Retraining::teacherNanos)
                    .isEqualTo(0L);
        }
    }

    /** Something that takes a while. */
    private static float worked() {
        double sum = 0;
        for (int i = 1; i < 2_000_000; i++) {
            sum += Math.sin(i);
        }
        return (float) sum;
    }
}

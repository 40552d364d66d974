// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("chaos")
class LongRunsITCase {

    private static final int KILLS = 7;
    private static final int SWAPS = 200;
    private static final double FLAT = 1.05;
    private static final int OVERLOAD_FRAMES_PER_SECOND = 600;
    private static final Duration OVERLOAD = Duration.ofMinutes(2);

    /**
     * All that a TaskManager of these clusters is given, heap, direct, native and the JVM's own.
     */
    private static final long TASK_MANAGER_BYTES = 1_800L << 20;

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("long-runs-kafka");

    @RegisterExtension static final FlinkCluster FLINK = new FlinkCluster("long-runs-flink", 2, 1);

    @Test
    void recoversFromOneKillAfterAnother() {
        List<Long> recoveries = new ArrayList<>();
        try (VideoJob job = new VideoJob("kills", KAFKA, FLINK, 2);
                FrameLedger ledger = job.ledger()) {
            job.submit();
            try (Cameras cameras = new Cameras(ledger, 5, 40)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    ledger.awaitNewerStudent();
                    long killed = System.currentTimeMillis();
                    FLINK.killTaskManager(job.taskManager());
                    FLINK.addTaskManager();
                    ledger.awaitPredictionOfAFrameAfter(killed);
                    recoveries.add(System.currentTimeMillis() - killed);
                    FLINK.awaitTaskManagers();
                }
            }
            long median = recoveries.stream().sorted().skip(KILLS / 2).findFirst().orElseThrow();
            Evidence.requireExactlyOnce("TaskManager killed " + KILLS + " times", ledger, median);
        }
    }

    @Test
    void memoryIsFlatOverTwoHundredHotSwaps() {
        List<Long> resident = new ArrayList<>();
        try (VideoJob job = new VideoJob("swaps", KAFKA, FLINK, 2);
                FrameLedger ledger = job.ledger()) {
            job.submit();
            long taskManager = FLINK.taskManagerPid(job.taskManager());
            try (Cameras cameras = new Cameras(ledger, 5, 60)) {
                for (long version = 1; version <= SWAPS; version++) {
                    ledger.awaitPredictionsBy(version);
                    resident.add(FlinkCluster.residentMemory(taskManager));
                }
            }
            Evidence.requireExactlyOnce(SWAPS + " hot swaps", ledger);
            long first = median(resident.subList(0, SWAPS / 4));
            long last = median(resident.subList(SWAPS - SWAPS / 4, SWAPS));
            Evidence.note("resident MiB of " + SWAPS + " swaps", first >> 20, last >> 20);
            assertThat((double) last).isLessThan(FLAT * first);
        }
    }

    @Test
    void overloadIsLagAndNothingElse() {
        List<Long> resident = new ArrayList<>();
        try (VideoJob job = new VideoJob("overload", KAFKA, FLINK, 4);
                FrameLedger ledger = job.ledger()) {
            job.submit();
            long taskManager = FLINK.taskManagerPid(job.taskManager());
            long begun = System.nanoTime();
            List<Double> lag = new ArrayList<>();
            try (Cameras cameras = new Cameras(ledger, 20, OVERLOAD_FRAMES_PER_SECOND)) {
                await().atMost(OVERLOAD.multipliedBy(2))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(
                                () -> {
                                    resident.add(FlinkCluster.residentMemory(taskManager));
                                    lag.add(FLINK.jobs().metricSum(job.id(), "pendingRecords"));
                                    return System.nanoTime() - begun > OVERLOAD.toNanos();
                                });
            }
            await().atMost(Duration.ofMinutes(20))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(
                            () -> {
                                resident.add(FlinkCluster.residentMemory(taskManager));
                                return ledger.counts().lost() == 0;
                            });
            long worst = resident.stream().mapToLong(Long::longValue).max().orElseThrow();
            double backlog = lag.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            Evidence.requireExactlyOnce("overload", ledger);
            Evidence.note("overload: worst resident MiB, backlog", worst >> 20, (long) backlog);
            assertThat(backlog).isGreaterThan(OVERLOAD_FRAMES_PER_SECOND);
            assertThat(worst).isLessThan(TASK_MANAGER_BYTES);
            assertThat(FLINK.jobs().lastFailure(job.id())).isEmpty();
        }
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** So many sites on a TaskManager that their samples come faster than they can be trained on. */
@Tag("chaos")
class HundredSitesITCase {

    private static final int FRAMES_PER_SLOT = 10;

    /** An hour of slots of ten seconds. */
    private static final int SLOTS = Integer.getInteger("orric.test.slots", 360);

    private static final double FLAT = 1.05;
    private static final Duration TIMEOUT = Duration.ofMinutes(40);

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("sites-kafka");

    @RegisterExtension
    static final FlinkCluster FLINK = VideoJob.live(new FlinkCluster("sites-flink", 1, 1));

    static {
        // A heap of 768 MiB, since the frames that are remembered of all sites take 256.
        FLINK.with("taskmanager.memory.process.size", "2176 mb");
    }

    @Test
    void twentySitesAreRetrainedInTurn() {
        Sites sites = new Sites(20);
        Duration slot = Duration.ofSeconds(1);
        try (VideoJob job = job("20-sites", sites, slot);
                FrameLedger ledger = job.ledger()) {
            job.submit();
            try (Cameras cameras = new Cameras(ledger, 20, sites.rate(FRAMES_PER_SLOT, slot))) {
                sites.awaitTurns(job, 10, TIMEOUT);
            }
            sites.requireFair("20 sites", job);
            Evidence.requireExactlyOnce("20 sites", ledger);
        }
    }

    @Test
    void aHundredSitesAreRetrainedInTurnToo() {
        Sites sites = new Sites(100);
        Duration slot = Duration.ofSeconds(3);
        try (VideoJob job = job("100-sites", sites, slot);
                FrameLedger ledger = job.ledger()) {
            job.submit();
            MemoryWatch memory = new MemoryWatch(FLINK.taskManagerPid(job.taskManager()));
            long begun = System.nanoTime();
            try (Cameras cameras = new Cameras(ledger, 100, sites.rate(FRAMES_PER_SLOT, slot))) {
                await().atMost(TIMEOUT)
                        .pollInterval(Duration.ofSeconds(5))
                        .until(
                                () -> {
                                    memory.sample();
                                    return System.nanoTime() - begun
                                            > slot.multipliedBy(SLOTS).toNanos();
                                });
            }
            sites.requireFair("100 sites", job);
            Evidence.requireExactlyOnce("100 sites", ledger);
            memory.note("100 sites");
            assertThat((double) memory.resident(3, 4)).isLessThan(FLAT * memory.resident(1, 4));
            assertThat((double) memory.old(3, 4)).isLessThan(FLAT * memory.old(1, 4));
        }
    }

    /** A job that adapts to the frames of a few slots. */
    private static VideoJob job(String name, Sites sites, Duration slot) {
        return sites.of(new VideoJob(name, KAFKA, FLINK, 4), slot)
                .with("orric.retraining.batch-norm.frames", "4");
    }
}

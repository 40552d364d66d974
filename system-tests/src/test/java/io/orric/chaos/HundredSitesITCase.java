// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** So many sites on a TaskManager that their samples come faster than they can be trained on. */
@Tag("chaos")
class HundredSitesITCase {

    private static final int FRAMES_PER_SLOT = 10;

    private static final int SLOTS = 60;

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
        try (VideoJob job = job("20-sites", 20, Duration.ofSeconds(1));
                FrameLedger ledger = job.ledger()) {
            job.submit();
            try (Cameras cameras = new Cameras(ledger, 20, 20 * FRAMES_PER_SLOT)) {
                awaitTurns(job, 20, 10);
            }
            requireFair("20 sites", job, 20);
            Evidence.requireExactlyOnce("20 sites", ledger);
        }
    }

    @Test
    void aHundredSitesAreRetrainedInTurnToo() {
        Duration slot = Duration.ofSeconds(5);
        try (VideoJob job = job("100-sites", 100, slot);
                FrameLedger ledger = job.ledger()) {
            job.submit();
            MemoryWatch memory = new MemoryWatch(FLINK.taskManagerPid(job.taskManager()));
            long begun = System.nanoTime();
            try (Cameras cameras = new Cameras(ledger, 100, rate(100, slot))) {
                await().atMost(TIMEOUT)
                        .pollInterval(slot)
                        .until(
                                () -> {
                                    memory.sample();
                                    return System.nanoTime() - begun
                                            > slot.multipliedBy(SLOTS).toNanos();
                                });
            }
            requireFair("100 sites", job, 100);
            Evidence.requireExactlyOnce("100 sites", ledger);
            memory.note("100 sites");
            assertThat((double) memory.resident(3, 4)).isLessThan(FLAT * memory.resident(1, 4));
        }
    }

    /** A job whose cameras are each a site, and which adapts to the frames of a few slots. */
    private static VideoJob job(String name, int sites, Duration slot) {
        return new VideoJob(name, KAFKA, FLINK, 4)
                .with("orric.slot.length", slot.toMillis() + " ms")
                .with("orric.retraining.queue", "" + sites)
                .with("orric.retraining.batch-norm.frames", "4")
                .with(
                        "orric.sites.cameras",
                        IntStream.range(0, sites)
                                .mapToObj(i -> "camera-" + i + ":" + site(i))
                                .collect(Collectors.joining(",")));
    }

    private static String site(int index) {
        return "site-%04d".formatted(index);
    }

    private static int rate(int sites, Duration slot) {
        return Math.toIntExact((long) sites * FRAMES_PER_SLOT / slot.toSeconds());
    }

    private static void awaitTurns(VideoJob job, int sites, int turns) {
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> turns(job, sites).fewest() >= turns);
    }

    private static Turns turns(VideoJob job, int sites) {
        List<String> names = IntStream.range(0, sites).mapToObj(HundredSitesITCase::site).toList();
        return new Turns(job.registry(), names);
    }

    /**
     * Requires that each site has a student of its own, since a turn may come to nothing, and that
     * no site waited for its turn twice as long as it would if all took turns.
     */
    private static void requireFair(String measurement, VideoJob job, int sites) {
        Turns turns = turns(job, sites);
        Evidence.figure(measurement, "turns of a site, fewest", turns.fewest());
        Evidence.figure(measurement, "turns of a site, most", turns.most());
        Evidence.figure(measurement, "fair interval ms", turns.fairInterval());
        Evidence.figure(measurement, "longest interval ms", turns.longestInterval());
        assertThat(IntStream.range(0, sites))
                .allSatisfy(each -> assertThat(job.versions(site(each))).isNotEmpty());
        assertThat((double) turns.longestInterval()).isLessThan(2 * turns.fairInterval());
    }
}

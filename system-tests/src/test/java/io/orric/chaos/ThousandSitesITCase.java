// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import io.orric.testutils.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A thousand sites on four TaskManagers, with models of a few kilobytes. */
@Tag("chaos")
class ThousandSitesITCase {

    private static final int TASK_MANAGERS = 4;
    private static final Sites SITES = new Sites(1000);
    private static final Duration SLOT = Duration.ofSeconds(15);
    private static final int FRAMES_PER_SLOT = 3;

    /** Turns of each site that are waited for, the first ones of which come to nothing. */
    private static final int TURNS = Integer.getInteger("orric.test.turns", 4);

    private static final Duration TIMEOUT = Duration.ofMinutes(40);

    /** All that a TaskManager of these clusters is given, MiB. */
    private static final long TASK_MANAGER_MIB = 1792;

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("thousand-kafka");

    @RegisterExtension
    static final FlinkCluster FLINK =
            VideoJob.live(new FlinkCluster("thousand-flink", TASK_MANAGERS, 1));

    @TempDir private Path folder;

    @Test
    void aThousandSitesAreAnsweredAndRetrainedInTurn() {
        int rate = SITES.rate(FRAMES_PER_SLOT, SLOT);
        try (VideoJob job = job();
                FrameLedger ledger = job.ledger()) {
            job.submit();
            List<MemoryWatch> memories =
                    FLINK.taskManagers().stream()
                            .map(FLINK::taskManagerPid)
                            .map(MemoryWatch::new)
                            .toList();
            try (Cameras cameras = new Cameras(ledger, SITES.count(), rate)) {
                await().atMost(TIMEOUT)
                        .pollInterval(Duration.ofSeconds(10))
                        .until(
                                () -> {
                                    memories.forEach(MemoryWatch::sample);
                                    return SITES.turns(job).fewest() >= TURNS;
                                });
            }
            SITES.requireFair("1000 sites", job);
            Evidence.requireExactlyOnce("1000 sites", ledger, TIMEOUT);
            Evidence.figure("1000 sites", "frames", ledger.counts().sent());
            for (int i = 0; i < TASK_MANAGERS; i++) {
                memories.get(i).note("1000 sites, TaskManager " + (i + 1));
            }
            assertThat(memories)
                    .allSatisfy(
                            each -> assertThat(each.worstResident()).isLessThan(TASK_MANAGER_MIB));
            assertThat(FLINK.jobs().taskManagersOf(job.id())).hasSize(TASK_MANAGERS);
        }
    }

    private VideoJob job() {
        TinyModels models = TinyModels.copyTo(folder);
        return SITES.of(new VideoJob("1000-sites", KAFKA, FLINK, 2 * TASK_MANAGERS), SLOT)
                .with("parallelism.default", "" + TASK_MANAGERS)
                .with("orric.profile", "" + models.profile())
                .with("orric.models.student", "" + models.student())
                .with("orric.models.teacher", "" + models.teacher())
                // Units of a frame at the best resolution, and beside it all frames to train on.
                .with("orric.capacity", "constant:6")
                .with("orric.inference.poll-interval", "1 s")
                .with("orric.retraining.batch-norm.frames", "8")
                .with("execution.checkpointing.interval", "3 s");
    }
}

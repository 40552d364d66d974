// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.operator.OperatorOptions;
import io.orric.registry.ModelRegistry;
import io.orric.retraining.RetrainingOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the job with so many sites that their samples come faster than they can be trained on. */
class ManySitesITCase {

    private static final Logger LOG = LoggerFactory.getLogger(ManySitesITCase.class);
    private static final Duration TIMEOUT = Duration.ofMinutes(4);
    private static final List<String> SITES =
            IntStream.range(0, 20).mapToObj(i -> String.format("site-%02d", i)).toList();
    private static final int TURNS = 6;

    @TempDir private Path folder;

    @Test
    void everySiteIsRetrainedInItsTurn() throws Exception {
        EndlessJob job = new EndlessJob(folder, SITES, 5);
        OperatorOptions.SLOT_LENGTH.set(job.config(), Duration.ofSeconds(1));
        RetrainingOptions.BATCH_NORM_FRAMES.set(job.config(), 4);
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, job.config())) {
            job.attachToTheMachine(env);
            JobClient client = env.executeAsync();
            await().atMost(TIMEOUT)
                    .until(() -> Collections.min(turns(job.registry()).values()) >= TURNS);
            Map<String, Integer> turns = turns(job.registry());
            EndlessJob.cancel(client);
            LOG.info("Retrainings of each site: {}", turns);
            assertThat(turns.values()).allMatch(each -> each <= 2 * TURNS);
            for (String site : SITES) {
                assertThat(job.registry().newest(site)).as(site).isPositive();
            }
        }
    }

    private static Map<String, Integer> turns(ModelRegistry registry) throws Exception {
        Map<String, Integer> turns = new TreeMap<>();
        for (String site : SITES) {
            turns.put(site, registry.records(site, 0).size());
        }
        return turns;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.benchmarks.live.PredictionReader.Isolation;
import io.orric.cluster.ClusterException;
import io.orric.local.FlinkJobs;
import io.orric.local.LocalFlink;
import io.orric.local.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The job as users submit it, with the roadside models and the defaults of everything else.
 *
 * @param guarantee of its results
 * @param options beyond
 */
record Job(Guarantee guarantee, Map<String, String> options) implements Variant {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    @Override
    public String name() {
        return guarantee.toString();
    }

    @Override
    public Map<String, Isolation> readings() {
        if (guarantee != Guarantee.EXACTLY_ONCE) {
            return Variant.super.readings();
        }
        Map<String, Isolation> both = new LinkedHashMap<>();
        both.put(name() + ", uncommitted", Isolation.READ_UNCOMMITTED);
        both.put(name() + ", committed", Isolation.READ_COMMITTED);
        return both;
    }

    @Override
    public RunningJob start(Stage stage, Topics topics) throws IOException {
        LocalFlink flink = stage.flink();
        flink.addTaskManager();
        flink.awaitTaskManagers();
        List<String> arguments =
                all(stage, topics).entrySet().stream()
                        .flatMap(option -> List.of("-D", option.toString()).stream())
                        .toList();
        try {
            FlinkJobs jobs = flink.jobs();
            String id = jobs.submit(stage.checkout().jobJar(), arguments, Optional.empty());
            RunningJob job = new RunningJob(flink, id);
            Waiting.until(START_TIMEOUT, "the job to run", () -> job.runs());
            return job;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Map<String, String> all(Stage stage, Topics topics) {
        Map<String, String> all = new HashMap<>(RoadsideModels.options(stage.checkout()));
        all.putAll(options);
        all.putAll(topics.options());
        all.put("pipeline.name", topics.group());
        all.put("orric.kafka.bootstrap-servers", stage.kafka().bootstrapServers());
        all.put("orric.kafka.delivery-guarantee", guarantee.toString());
        all.put(
                "orric.registry.path",
                stage.folder().resolve("registries").resolve(topics.group()).toUri().toString());
        return all;
    }

    /**
     * A submitted job on the only TaskManager there is.
     *
     * @param flink the cluster
     * @param id the cluster's name of the job
     */
    record RunningJob(LocalFlink flink, String id) implements Running {

        private boolean runs() {
            Optional<String> failure = flink.jobs().lastFailure(id);
            if (failure.isPresent()) {
                throw new UncheckedIOException(
                        new ClusterException("the job fails: " + failure.get()));
            }
            return flink.jobs().allTasksRun(id);
        }

        @Override
        public void requireSound() throws IOException {
            try {
                Optional<String> failure = flink.jobs().lastFailure(id);
                if (failure.isPresent()) {
                    throw new ClusterException(
                            "the job failed while it was measured: " + failure.get());
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        @Override
        public void close() {
            flink.jobs().cancel(id);
            flink.taskManagers().forEach(flink::stopTaskManager);
        }
    }
}

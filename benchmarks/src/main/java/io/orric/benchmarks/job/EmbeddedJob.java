// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.job;

import io.orric.benchmarks.harness.BenchModels;
import io.orric.job.JobSettings;
import io.orric.job.ModelFiles;
import io.orric.job.VideoAnalyticsPipeline;
import io.orric.operator.SlotSettings;
import io.orric.playback.EmbeddedCluster;
import io.orric.registry.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job with the settings it has beside cameras, inference only, in a cluster of its own inside
 * this JVM. Its profile has one resolution, so that all frames are alike.
 */
final class EmbeddedJob implements Running, AutoCloseable {

    /** Length of a slot, the default. */
    static final Duration SLOT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedJob.class);
    private static final long STOP_SECONDS = 20;

    private final Path folder;
    private final String supplyName;
    private ModelRegistry registry;
    private EmbeddedCluster cluster;
    private JobClient client;
    private CompletableFuture<JobExecutionResult> end;

    private EmbeddedJob(FrameSupply supply) throws IOException {
        folder = Files.createTempDirectory("orric-bench");
        supplyName = folder.toString();
        Supplies.open(supplyName, supply);
    }

    /**
     * Starts it.
     *
     * @param options of the job beyond those of the benchmark
     */
    static EmbeddedJob start(BenchModels models, FrameSupply supply, Map<String, String> options)
            throws Exception {
        EmbeddedJob job = new EmbeddedJob(supply);
        try {
            job.submit(models, options);
            return job;
        } catch (Throwable e) {
            job.close();
            throw e;
        }
    }

    private void submit(BenchModels models, Map<String, String> options) throws Exception {
        Configuration config = Configuration.fromMap(options(models, options));
        config.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(1)); // as when submitted
        // Whatever the cluster writes goes with the folder.
        config.set(WebOptions.TMP_DIR, folder.toString());
        config.set(CoreOptions.TMP_DIRS, folder.toString());
        JobSettings settings = JobSettings.read(config, SlotSettings.Source.CAMERAS, false);
        registry =
                new ModelRegistry(
                        settings.registry().path().orElseThrow(),
                        settings.registry().keptVersions());
        cluster = EmbeddedCluster.start(config);
        var env = cluster.environment();
        SupplySink.attach(
                new VideoAnalyticsPipeline(
                                settings,
                                settings.slots().plans(),
                                registry,
                                ModelFiles.install(settings, registry))
                        .attach(SupplySource.frames(env, supplyName)),
                supplyName);
        client = env.executeAsync("ORRIC benchmark");
        end = client.getJobExecutionResult();
    }

    private Map<String, String> options(BenchModels models, Map<String, String> more)
            throws IOException {
        Path profile = folder.resolve("profile.yaml");
        Files.writeString(profile, profile(models.resolution()));
        Map<String, String> options = new HashMap<>(more);
        options.put("orric.profile", profile.toString());
        options.put("orric.models.student", models.student().toString());
        options.put("orric.models.teacher", models.teacher().toString());
        options.put("orric.models.classes", models.classNames().toString());
        options.put("orric.registry.path", folder.resolve("registry").toUri().toString());
        options.put("orric.slot.length", SLOT.toMillis() + " ms");
        options.put("orric.policies", "inference-only");
        return options;
    }

    private static String profile(int resolution) {
        return String.join(
                "\n",
                "inference:",
                "  - {resolution: " + resolution + ", accuracy: 0.9, cost: 1}",
                "retraining:",
                "  - {ratio: 0.0, gain: 0.0, cost: 0}",
                "  - {ratio: 1.0, gain: 1.0, cost: 5}",
                "learning-curve:",
                "  f-max: 0.9",
                "  slope: 0.01",
                "");
    }

    /** Its registry. */
    ModelRegistry registry() {
        return registry;
    }

    @Override
    public void requireRunning() throws IOException, InterruptedException {
        if (end.isDone()) {
            try {
                end.get();
                throw new IOException("the job ended by itself");
            } catch (ExecutionException e) {
                throw new IOException("the job failed", e);
            }
        }
    }

    /** Cancels it and waits for its threads, whoever is interrupted: models are in native code. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            if (client != null && !end.isDone()) {
                client.cancel().get(STOP_SECONDS, TimeUnit.SECONDS);
                end.handle((result, cancelled) -> result).get(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            LOG.warn("The job did not stop in order", e);
        }
        if (cluster != null) {
            cluster.close();
        }
        Supplies.close(supplyName);
        try {
            FileUtils.deleteDirectory(folder.toFile());
        } catch (IOException e) {
            LOG.warn("Cannot delete {}", folder, e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

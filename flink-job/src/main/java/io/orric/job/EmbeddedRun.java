// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.frames.Frame;
import io.orric.frames.SlotDecision;
import io.orric.io.Replay;
import io.orric.registry.ModelRegistry;
import io.orric.registry.RetrainingRecord;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.FileUtils;

/**
 * One run of the job on a recording, in a cluster inside this JVM, from installing the models to
 * the summary. Closing it ends the run wherever it is and removes what was temporary.
 */
public final class EmbeddedRun implements AutoCloseable {

    private final JobSettings settings;
    private final ModelRegistry registry;
    private final Replay replay;
    private final Path temporaryRegistry;
    private final EmbeddedCluster cluster;
    private final RunReport report = new RunReport();

    private EmbeddedRun(
            JobSettings settings,
            ModelRegistry registry,
            Replay replay,
            Path temporaryRegistry,
            EmbeddedCluster cluster) {
        this.settings = settings;
        this.registry = registry;
        this.replay = replay;
        this.temporaryRegistry = temporaryRegistry;
        this.cluster = cluster;
    }

    /**
     * Prepares a run and starts its cluster.
     *
     * @param settings names a recording to replay
     * @param options Flink options of the cluster
     */
    public static EmbeddedRun start(JobSettings settings, Configuration options) throws Exception {
        Path temporary =
                settings.registryPath() == null ? Files.createTempDirectory("orric-run") : null;
        try {
            ModelRegistry registry =
                    new ModelRegistry(
                            temporary == null
                                    ? settings.registryPath()
                                    : temporary.toUri().toString(),
                            settings.keptVersions());
            return new EmbeddedRun(
                    settings,
                    registry,
                    afterEarlierRuns(settings, registry),
                    temporary,
                    EmbeddedCluster.start(options));
        } catch (Exception e) {
            deleteIfTemporary(temporary);
            throw e;
        }
    }

    /** Where the web UI is. */
    public String webUi() {
        return cluster.webUi().toString();
    }

    /**
     * Runs to the end of the recording.
     *
     * @param onSlot told of every slot once all its frames are accounted for
     * @return the summary of every site
     * @throws Exception what made the job fail
     */
    public List<SiteSummary> execute(Consumer<SlotReport> onSlot) throws Exception {
        ModelSet models = installModels();
        StreamExecutionEnvironment env = cluster.environment();
        VideoAnalyticsPipeline.Outputs outputs =
                new VideoAnalyticsPipeline(settings, registry, models).attach(frames(env));
        CloseableIterator<SlotDecision> decisions = outputs.decisions().collectAsync();
        CloseableIterator<BatchTally> tallies =
                VideoAnalyticsPipeline.named(
                                outputs.results()
                                        .map(BatchTally::of)
                                        .returns(TypeInformation.of(BatchTally.class)),
                                OperatorIds.TALLIES)
                        .collectAsync();
        JobClient job = env.executeAsync("ORRIC video analytics");
        CompletableFuture<Void> decided =
                drained(decisions, decision -> report.add(decision).ifPresent(onSlot));
        CompletableFuture<Void> tallied =
                drained(tallies, tally -> report.add(tally).ifPresent(onSlot));
        job.getJobExecutionResult().get();
        decided.get();
        tallied.get();
        long start = replay.start();
        return report.summaries(site -> recordsOf(site, start));
    }

    private List<RetrainingRecord> recordsOf(String site, long start) {
        try {
            return registry.records(site, start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cluster.close();
        deleteIfTemporary(temporaryRegistry);
    }

    /** Later than anything the registry has settled, so that the lineage goes on. */
    private static Replay afterEarlierRuns(JobSettings settings, ModelRegistry registry)
            throws IOException {
        Replay replay = settings.replay().orElseThrow();
        for (String site : settings.sites()) {
            replay = replay.notBefore(registry.settledThrough(site));
        }
        return replay;
    }

    /** Checks that the models load and fit, and puts them where the job finds them by digest. */
    private ModelSet installModels() throws IOException {
        for (Path model : List.of(settings.student(), settings.teacher())) {
            try (ImageClassifier classifier = ImageClassifier.load(model)) {
                classifier.warm(settings.trainingResolution(), settings.classes());
            } catch (IOException e) {
                throw new IOException(model + ": " + e.getMessage(), e);
            }
        }
        return new ModelSet(
                registry.installBase(settings.student()),
                registry.installBase(settings.teacher()),
                settings.classes(),
                settings.input(),
                settings.trainingResolution());
    }

    private DataStream<Frame> frames(StreamExecutionEnvironment env) {
        DataStream<Frame> replayed =
                VideoAnalyticsPipeline.named(
                        env.fromSource(
                                        replay.source(),
                                        WatermarkStrategy.<Frame>forMonotonousTimestamps()
                                                .withTimestampAssigner(
                                                        (frame, time) -> frame.captureTime()),
                                        OperatorIds.REPLAY.operatorName())
                                .setParallelism(1),
                        OperatorIds.REPLAY);
        return VideoAnalyticsPipeline.named(
                replayed.flatMap(toEverySite(settings.sites()))
                        .returns(TypeInformation.of(Frame.class))
                        .setParallelism(1),
                OperatorIds.SITES);
    }

    private static FlatMapFunction<Frame, Frame> toEverySite(List<String> sites) {
        return (frame, out) -> sites.forEach(site -> out.collect(frame.atSite(site)));
    }

    private static <T> CompletableFuture<Void> drained(
            CloseableIterator<T> results, Consumer<T> consumer) {
        CompletableFuture<Void> drained = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        () -> {
                            try (results) {
                                results.forEachRemaining(consumer);
                                drained.complete(null);
                            } catch (Exception e) {
                                drained.completeExceptionally(e);
                            }
                        },
                        "orric-results");
        thread.setDaemon(true);
        thread.start();
        return drained;
    }

    private static void deleteIfTemporary(Path folder) {
        if (folder != null) {
            FileUtils.deleteDirectoryQuietly(folder.toFile());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import io.orric.frames.Frame;
import io.orric.frames.Prediction;
import io.orric.frames.SlotDecision;
import io.orric.job.JobSettings;
import io.orric.job.ModelFiles;
import io.orric.job.OperatorIds;
import io.orric.job.VideoAnalyticsPipeline;
import io.orric.registry.ModelRegistry;
import io.orric.registry.RetrainingRecord;
import io.orric.vision.ModelSet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the job on a recording, in a cluster inside this JVM, from installing the models to
 * the summary. Closing it, from any thread, ends the run wherever it is and removes what was
 * temporary.
 */
public final class EmbeddedRun implements AutoCloseable {

    /** Takes the events of a run; called by its own threads. */
    public interface Listener {

        /** The cluster is up and shows its web UI at this address. */
        void started(URI webUi);

        /** All frames of a slot are accounted for. */
        void slot(SlotResult result);
    }

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRun.class);
    private static final long STOP_SECONDS = 20;

    private final JobSettings settings;
    private final Playback playback;
    private final Configuration options;
    private final Optional<FrameSampling> samples;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean closed;

    /**
     * @param settings the job's
     * @param playback what is played back
     * @param options Flink options of the cluster
     * @param samples of which frames the predictions are kept; empty for none
     */
    public EmbeddedRun(
            JobSettings settings,
            Playback playback,
            Configuration options,
            Optional<FrameSampling> samples) {
        this.settings = settings;
        this.playback = playback;
        this.options = options;
        this.samples = samples;
    }

    /**
     * Runs to the end of the recording.
     *
     * @return what became of every site
     * @throws Exception what made the job fail
     */
    public RunResult execute(Listener listener) throws Exception {
        ModelRegistry registry = registry();
        ModelFiles.check(settings);
        ModelSet models = ModelFiles.install(settings, registry);
        Playback started = afterEarlierRuns(registry);
        EmbeddedCluster cluster = closedWithRun(EmbeddedCluster.start(options));
        listener.started(cluster.webUi());

        StreamExecutionEnvironment env = cluster.environment();
        VideoAnalyticsPipeline.Outputs outputs =
                new VideoAnalyticsPipeline(
                                settings,
                                settings.slots().plans(playback.slots()),
                                registry,
                                models)
                        .attach(frames(env, started));
        CloseableIterator<SlotDecision> decisions = outputs.decisions().collectAsync();
        CloseableIterator<Tally> tallies =
                OperatorIds.TALLIES
                        .identify(
                                outputs.results()
                                        .map(Tally::of)
                                        .returns(TypeInformation.of(Tally.class)))
                        .collectAsync();
        Optional<CloseableIterator<Prediction>> kept =
                samples.map(sampling -> sampled(outputs.predictions(), sampling).collectAsync());
        JobClient job = env.executeAsync("ORRIC video analytics");
        closedWithRun(() -> stop(job));
        RunTally tally = new RunTally();
        CompletableFuture<Void> decided =
                drained(decisions, decision -> tally.add(decision).ifPresent(listener::slot));
        CompletableFuture<Void> tallied =
                drained(tallies, batch -> tally.add(batch).ifPresent(listener::slot));
        List<Prediction> predictions = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> sampled =
                kept.map(results -> drained(results, predictions::add))
                        .orElseGet(() -> CompletableFuture.completedFuture(null));
        job.getJobExecutionResult().get();
        CompletableFuture.allOf(decided, tallied, sampled).get();
        List<SiteRun> sites = new ArrayList<>();
        for (String site : tally.sites()) {
            List<RetrainingRecord> retrainings = registry.records(site, started.start());
            sites.add(tally.run(site, retrainings, started::conditions));
        }
        return new RunResult(sites, List.copyOf(predictions));
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.warn("Something of the run did not close", e);
            }
        }
    }

    /**
     * Cancels the job unless it has ended, and waits for its tasks: a JVM that exits while a model
     * still computes may hang in native code and leaves temporary files behind.
     */
    private static void stop(JobClient job) throws Exception {
        if (!job.getJobStatus().get(STOP_SECONDS, TimeUnit.SECONDS).isGloballyTerminalState()) {
            job.cancel().get(STOP_SECONDS, TimeUnit.SECONDS);
            job.getJobExecutionResult()
                    .handle((result, cancelled) -> result)
                    .get(STOP_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Notes what {@link #close} has to close, or closes it now if that came first. */
    private synchronized <T extends AutoCloseable> T closedWithRun(T resource) throws Exception {
        if (closed) {
            resource.close();
            throw new CancellationException("the run was stopped");
        }
        opened.push(resource);
        return resource;
    }

    private ModelRegistry registry() throws Exception {
        String root = settings.registry().path().orElse(null);
        if (root == null) {
            Path temporary = Files.createTempDirectory("orric-run");
            closedWithRun(() -> FileUtils.deleteDirectory(temporary.toFile()));
            root = temporary.toUri().toString();
        }
        return new ModelRegistry(root, settings.registry().keptVersions());
    }

    /** Later than anything the registry has settled, so that the lineage goes on. */
    private Playback afterEarlierRuns(ModelRegistry registry) throws IOException {
        Playback started = playback;
        for (String site : settings.slots().sites()) {
            started = started.notBefore(registry.settledThrough(site));
        }
        return started;
    }

    private DataStream<Frame> frames(StreamExecutionEnvironment env, Playback playback) {
        DataStream<Frame> playedBack =
                OperatorIds.PLAYBACK.identify(
                        env.fromSource(
                                        playback.source(),
                                        WatermarkStrategy.<Frame>forMonotonousTimestamps()
                                                .withTimestampAssigner(
                                                        (frame, time) -> frame.captureTime()),
                                        OperatorIds.PLAYBACK.operatorName())
                                .setParallelism(1));
        return OperatorIds.SITES.identify(
                playedBack
                        .flatMap(toEverySite(settings.slots().sites()))
                        .returns(TypeInformation.of(Frame.class))
                        .setParallelism(1));
    }

    private static DataStream<Prediction> sampled(
            DataStream<Prediction> predictions, FrameSampling sampling) {
        return OperatorIds.SAMPLES.identify(
                predictions.filter(prediction -> sampling.keeps(prediction.offset())));
    }

    private static FlatMapFunction<Frame, Frame> toEverySite(List<String> sites) {
        return (frame, out) -> sites.forEach(site -> out.collect(frame.atSite(site)));
    }

    private static <T> CompletableFuture<Void> drained(
            CloseableIterator<T> results, Consumer<T> consumer) {
        return CompletableFuture.runAsync(
                () -> {
                    try (results) {
                        results.forEachRemaining(consumer);
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                work -> {
                    Thread thread = new Thread(work, "orric-results");
                    thread.setDaemon(true);
                    thread.start();
                });
    }
}

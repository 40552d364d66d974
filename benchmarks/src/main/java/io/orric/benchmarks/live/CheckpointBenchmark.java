// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.cluster.ClusterException;
import io.orric.local.Checkout;
import io.orric.local.FlinkJobs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures the size of the job's checkpoints while a hundred cameras send two frames a second of
 * about 40 KB each.
 */
public final class CheckpointBenchmark {

    /** One that began after the first frames, and one more. */
    private static final int CHECKPOINTS = 2;

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final LiveSettings settings;
    private final Consumer<String> progress;
    private long nextPoll = System.nanoTime();
    private List<Long> sizes = List.of();

    /**
     * @param progress takes a line now and then
     */
    public CheckpointBenchmark(LiveSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Measures checkpoints until the settings' time is over, and two are complete.
     *
     * @throws IOException if a process cannot be started or fails
     * @throws IllegalStateException with the end of its log, if a process ends
     * @throws InterruptedException if the thread is interrupted; all processes have ended
     */
    public CheckpointReport run() throws IOException, InterruptedException {
        progress.accept("starting a broker and a cluster");
        try (Stage stage = Stage.start(Checkout.find(), progress)) {
            CheckpointReport report = measure(stage);
            stage.discard();
            return report;
        }
    }

    private CheckpointReport measure(Stage stage) throws IOException, InterruptedException {
        Topics topics = new Topics("checkpoints");
        topics.create(stage.kafka());
        progress.accept("starting the job");
        Job job = new Job(Guarantee.EXACTLY_ONCE, settings.options());
        try (Job.RunningJob running = job.start(stage, topics);
                Sender sender =
                        new Sender(
                                stage.kafka().bootstrapServers(),
                                topics.frames(),
                                Camera.hundred())) {
            progress.accept("sending 200 frames a second");
            FlinkJobs jobs = stage.flink().jobs();
            long before = jobs.checkpoints(running.id()).completed();
            long begin = System.nanoTime();
            sender.count();
            sender.sendWhile(() -> goesOn(jobs, running.id(), before, begin));
            running.requireSound();
            return new CheckpointReport(
                    settings.time().toSeconds(),
                    sizes,
                    sender.lateness().getValueAtPercentile(99) / 1000.0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw e;
        }
    }

    private boolean goesOn(FlinkJobs jobs, String job, long before, long begin)
            throws ClusterException {
        long now = System.nanoTime();
        if (now - nextPoll < 0) {
            return true;
        }
        nextPoll = now + POLL_INTERVAL.toNanos();
        long completed = jobs.checkpoints(job).completed() - before;
        if (now - begin > TIMEOUT.toNanos()) {
            throw new ClusterException(
                    completed
                            + " checkpoints were completed within "
                            + TIMEOUT.toMinutes()
                            + " minutes, "
                            + CHECKPOINTS
                            + " are needed");
        }
        if (completed < CHECKPOINTS || now - begin < settings.time().toNanos()) {
            return true;
        }
        List<Long> all = jobs.checkpointSizes(job);
        sizes = all.subList(0, (int) Math.min(completed, all.size()));
        return false;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.concurrent.WorkerThread;
import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import io.orric.registry.RetrainingRecord;
import io.orric.vision.PyTorch;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues samples for the {@link Retrainer}, which works on a thread of its own; the task thread
 * never waits for an epoch except, in replays, for room in the queue, and at the end of the stream.
 * Both waits leave the mailbox running, so checkpoints go on.
 *
 * <p>The queue is touched by the task thread alone: results come back through the mailbox.
 */
final class RetrainingWriter implements StatefulSinkWriter<SlotSample<Frame>, SlotSample<Frame>> {

    private static final Logger LOG = LoggerFactory.getLogger(RetrainingWriter.class);

    private final Retrainer retrainer;
    private final RetrainingSettings settings;
    private final MailboxExecutor mailbox;
    private final RetrainingMetrics metrics;
    private final WorkerThread executor = WorkerThread.inBackground("retraining");

    /** Samples not settled yet, oldest first; the first one may be in training. */
    private final Deque<Waiting> queue = new ArrayDeque<>();

    RetrainingWriter(
            Retrainer retrainer,
            RetrainingSettings settings,
            MailboxExecutor mailbox,
            RetrainingMetrics metrics,
            Collection<SlotSample<Frame>> unsettled) {
        this.retrainer = retrainer;
        this.settings = settings;
        this.mailbox = mailbox;
        this.metrics = metrics;
        metrics.waiting(queue::size);
        unsettled.stream()
                .filter(sample -> !sample.equals(SampleSerializer.DROPPED))
                .forEach(this::submit);
    }

    @Override
    public void write(SlotSample<Frame> batch, Context context)
            throws IOException, InterruptedException {
        if (settings.await()) {
            while (isFull()) {
                mailbox.yield();
            }
        } else if (isFull()) {
            giveWay(batch.site());
        }
        submit(batch);
    }

    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
        while (endOfInput && !queue.isEmpty()) {
            mailbox.yield();
        }
    }

    @Override
    public List<SlotSample<Frame>> snapshotState(long checkpointId) {
        return queue.stream().filter(w -> !w.superseded).map(w -> w.batch).toList();
    }

    @Override
    public void close() {
        if (executor.stop()) {
            retrainer.close();
        }
    }

    private boolean isFull() {
        return queue.stream().filter(w -> !w.superseded).count() >= settings.queue();
    }

    /** Lets the site's oldest sample that has not begun yet go untrained. */
    private void giveWay(String site) {
        queue.stream()
                .skip(1)
                .filter(w -> !w.superseded && w.batch.site().equals(site))
                .findFirst()
                .ifPresent(Waiting::supersede);
    }

    private void submit(SlotSample<Frame> batch) {
        Waiting waiting = new Waiting(batch);
        queue.add(waiting);
        executor.execute(() -> settle(waiting));
    }

    /** Runs on the retraining thread. */
    private void settle(Waiting waiting) {
        SlotSample<Frame> batch = waiting.batch;
        try {
            if (settings.threads() > 0) {
                PyTorch.useThreads(settings.threads());
            }
            Optional<RetrainingRecord> record =
                    waiting.superseded
                            ? Optional.of(retrainer.skip(batch, "newer samples were waiting"))
                            : retrainer.retrain(batch);
            mailbox.execute(() -> settled(waiting, record), "retraining settled");
        } catch (IOException | RuntimeException e) {
            mailbox.execute(() -> unsettled(waiting, e), "retraining not settled");
        } catch (Throwable e) {
            mailbox.execute(
                    () -> {
                        throw new IOException("retraining failed: " + e, e);
                    },
                    "retraining failed");
        }
    }

    private void settled(Waiting waiting, Optional<RetrainingRecord> record) {
        queue.remove(waiting);
        record.ifPresent(metrics::settled);
    }

    private void unsettled(Waiting waiting, Exception cause) throws IOException {
        queue.remove(waiting);
        metrics.failed();
        if (settings.await()) {
            throw new IOException(
                    String.format(
                            "cannot settle the retraining of %s on slot %d, which inference waits"
                                    + " for",
                            waiting.batch.site(), waiting.batch.slot()),
                    cause);
        }
        LOG.warn(
                "Retraining of {} on slot {} is lost, the student stays as it is",
                waiting.batch.site(),
                waiting.batch.slot(),
                cause);
    }

    /** A sample in the queue. */
    private static final class Waiting {

        private volatile SlotSample<Frame> batch;
        private volatile boolean superseded;

        Waiting(SlotSample<Frame> batch) {
            this.batch = batch;
        }

        /** Frees the frames at once, so that a backlog costs no memory. */
        void supersede() {
            batch = new SlotSample<>(batch.site(), batch.slot(), batch.slotEnd(), List.of());
            superseded = true;
        }
    }
}

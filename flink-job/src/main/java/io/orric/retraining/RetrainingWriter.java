// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.concurrent.WorkerThread;
import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import io.orric.registry.RetrainingRecord;
import io.orric.vision.PyTorch;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues samples for the {@link Retrainer}, which works on a thread of its own; the task thread
 * never waits for an epoch except, in replays, for room in the queue, and at the end of the stream.
 * Both waits leave the mailbox running, so checkpoints go on.
 *
 * <p>The queue is touched by the task thread alone: results come back through the mailbox, and with
 * each of them the next sample goes to the thread.
 */
final class RetrainingWriter implements StatefulSinkWriter<SlotSample<Frame>, SlotSample<Frame>> {

    private static final Logger LOG = LoggerFactory.getLogger(RetrainingWriter.class);

    private final Retrainer retrainer;
    private final RetrainingSettings settings;
    private final MailboxExecutor mailbox;
    private final RetrainingMetrics metrics;
    private final WorkerThread executor = WorkerThread.inBackground("retraining");
    private final SampleQueue queue;

    /** The sample in training, null if there is none. */
    private SlotSample<Frame> training;

    private boolean closed;

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
        this.queue =
                settings.await()
                        ? new CompleteQueue(settings.queue())
                        : new FairQueue(settings.queue());
        unsettled.stream()
                .filter(sample -> !sample.equals(SampleSerializer.DROPPED))
                .forEach(this::add);
        trainNext();
    }

    @Override
    public void write(SlotSample<Frame> batch, Context context)
            throws IOException, InterruptedException {
        while (queue.isFull()) {
            mailbox.yield();
        }
        add(batch);
        trainNext();
    }

    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
        while (endOfInput && training != null) {
            mailbox.yield();
        }
    }

    @Override
    public List<SlotSample<Frame>> snapshotState(long checkpointId) {
        return Stream.concat(Stream.ofNullable(training), queue.waiting().stream()).toList();
    }

    @Override
    public void close() {
        closed = true;
        if (executor.stop()) {
            retrainer.close();
        }
    }

    /**
     * Samples that give way are only counted. The record of a newer one settles them, so one that
     * comes back after a failure does no harm.
     */
    private void add(SlotSample<Frame> batch) {
        for (SlotSample<Frame> skipped : queue.add(batch)) {
            LOG.debug("Not training {} on slot {}", skipped.site(), skipped.slot());
            metrics.gaveWay(skipped.site());
        }
        showWaiting();
    }

    private void trainNext() {
        if (training == null && !closed) {
            training = queue.take().orElse(null);
            if (training != null) {
                SlotSample<Frame> next = training;
                executor.execute(() -> settle(next));
            }
        }
        showWaiting();
    }

    private void showWaiting() {
        metrics.waiting(queue.waiting().size() + (training == null ? 0 : 1));
    }

    /** Runs on the retraining thread. */
    private void settle(SlotSample<Frame> batch) {
        try {
            if (settings.threads() > 0) {
                PyTorch.useThreads(settings.threads());
            }
            Optional<RetrainingRecord> record = retrainer.retrain(batch);
            mailbox.execute(() -> settled(batch, record), "retraining settled");
        } catch (IOException | RuntimeException e) {
            mailbox.execute(() -> unsettled(batch, e), "retraining not settled");
        } catch (Throwable e) {
            mailbox.execute(
                    () -> {
                        throw new IOException("retraining failed: " + e, e);
                    },
                    "retraining failed");
        }
    }

    private void settled(SlotSample<Frame> batch, Optional<RetrainingRecord> record) {
        record.ifPresent(ended -> metrics.settled(batch.site(), ended));
        trainingEnded();
    }

    private void unsettled(SlotSample<Frame> batch, Exception cause) throws IOException {
        metrics.failed();
        if (settings.await()) {
            throw new IOException(
                    String.format(
                            "cannot settle the retraining of %s on slot %d, which inference waits"
                                    + " for",
                            batch.site(), batch.slot()),
                    cause);
        }
        LOG.warn(
                "Retraining of {} on slot {} is lost, the student stays as it is",
                batch.site(),
                batch.slot(),
                cause);
        trainingEnded();
    }

    private void trainingEnded() {
        training = null;
        trainNext();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.concurrent.WorkerThread;
import io.orric.frames.FrameBatch;
import io.orric.registry.ModelRegistry;
import io.orric.registry.RetrainingRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/**
 * Holds the batches of a slot until the retraining on all earlier slots is settled, and pins them
 * to the student that resulted. Where recordings are played back this gives the order of the paper,
 * in which slot t + 1 is inferred by the student trained on slot t. Waits on a thread of its own,
 * not on the task thread.
 */
public final class RetrainingGate extends RichAsyncFunction<FrameBatch, FrameBatch> {

    private static final long serialVersionUID = 1L;
    private static final Duration POLL = Duration.ofMillis(20);

    private final ModelRegistry registry;

    private transient WorkerThread timer;

    public RetrainingGate(ModelRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void open(OpenContext context) {
        timer = new WorkerThread("gate");
    }

    @Override
    public void asyncInvoke(FrameBatch batch, ResultFuture<FrameBatch> result) {
        timer.execute(() -> passWhenSettled(batch, result));
    }

    private void passWhenSettled(FrameBatch batch, ResultFuture<FrameBatch> result) {
        try {
            Optional<Long> version = versionAfterRetraining(batch);
            if (version.isPresent()) {
                result.complete(List.of(batch.pinnedTo(version.get())));
            } else {
                timer.executeAfter(POLL, () -> passWhenSettled(batch, result));
            }
        } catch (IOException | RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    /** Empty while retraining on an earlier slot is not settled. */
    private Optional<Long> versionAfterRetraining(FrameBatch batch) throws IOException {
        String site = batch.site();
        boolean waiting =
                batch.retrainedThrough() > 0 && !registry.isSettled(site, batch.retrainedThrough());
        return waiting
                ? Optional.empty()
                : Optional.of(
                        registry.lastSettledBefore(site, batch.slotEnd())
                                .map(RetrainingRecord::version)
                                .orElse(0L));
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.stop();
        }
    }
}

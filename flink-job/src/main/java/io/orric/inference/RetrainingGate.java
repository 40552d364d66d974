// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.concurrent.WorkerThread;
import io.orric.frames.Frame;
import io.orric.frames.Stamped;
import io.orric.registry.ModelRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/**
 * Holds the frames of a slot until the retraining on all earlier slots is settled. Where recordings
 * are played back this gives the order of the paper, in which slot t + 1 is inferred by the student
 * trained on slot t. Waits on a thread of its own, not on the task thread.
 */
public final class RetrainingGate extends RichAsyncFunction<Stamped<Frame>, Stamped<Frame>> {

    private static final long serialVersionUID = 1L;
    private static final Duration POLL = Duration.ofMillis(20);

    private final ModelRegistry registry;

    private transient WorkerThread timer;

    /** End of the slot through which each site's retraining is known to be settled. */
    private transient Map<String, Long> settled;

    public RetrainingGate(ModelRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void open(OpenContext context) {
        timer = new WorkerThread("gate");
        settled = new ConcurrentHashMap<>();
    }

    @Override
    public void asyncInvoke(Stamped<Frame> frame, ResultFuture<Stamped<Frame>> result) {
        if (isKnownSettled(frame)) {
            result.complete(List.of(frame));
        } else {
            timer.execute(() -> passWhenSettled(frame, result));
        }
    }

    private boolean isKnownSettled(Stamped<Frame> frame) {
        return frame.retrainedThrough() <= settled.getOrDefault(frame.site(), 0L);
    }

    private void passWhenSettled(Stamped<Frame> frame, ResultFuture<Stamped<Frame>> result) {
        try {
            if (registry.isSettled(frame.site(), frame.retrainedThrough())) {
                settled.put(frame.site(), frame.retrainedThrough());
                result.complete(List.of(frame));
            } else {
                timer.executeAfter(POLL, () -> passWhenSettled(frame, result));
            }
        } catch (Throwable e) {
            result.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.stop();
        }
    }
}

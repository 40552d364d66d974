// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.concurrent.WorkerThread;
import io.orric.frames.DeadLetters;
import io.orric.frames.FrameBatch;
import io.orric.frames.InferenceResult;
import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import io.orric.registry.ModelRegistry;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageLimits;
import io.orric.vision.ModelSet;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Infers batches with the current student of their site, not on the task thread and in order for
 * each site. {@link HotSwap} replaces students between two batches.
 */
public final class InferenceFunction extends RichAsyncFunction<FrameBatch, InferenceResult> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(InferenceFunction.class);

    private final ModelRegistry registry;
    private final ModelSet models;
    private final ImageLimits limits;
    private final DeadLetters letters;
    private final Duration pollInterval;

    private transient WorkerThread inferenceThread;
    private transient WorkerThread loaderThread;
    private transient HotSwap students;
    private transient BatchInference inference;
    private transient OperatorMetrics metrics;

    /** Completion of the last batch of each site, after which the site's next one starts. */
    private transient Map<String, CompletableFuture<?>> lastBatch;

    /**
     * @param registry holds the students
     * @param models base student, its classes and its input
     * @param limits maximum size of an image
     * @param letters makes the dead letters
     * @param pollInterval pause between two looks for newer students in the registry; zero for
     *     never, where every batch is pinned to a version
     */
    public InferenceFunction(
            ModelRegistry registry,
            ModelSet models,
            ImageLimits limits,
            DeadLetters letters,
            Duration pollInterval) {
        this.registry = registry;
        this.models = models;
        this.limits = limits;
        this.letters = letters;
        this.pollInterval = pollInterval;
    }

    @Override
    public void open(OpenContext context) {
        metrics =
                OperatorMetrics.of(
                        getRuntimeContext().getMetricGroup(), OrricMetric.Operator.INFERENCE);
        inferenceThread = new WorkerThread("inference");
        loaderThread = new WorkerThread("loader");
        StudentLoader loader =
                new StudentLoader(
                        registry,
                        models,
                        damage -> {
                            metrics.count(OrricMetric.DAMAGED_MODELS);
                            LOG.warn("Passing over a damaged student: {}", damage.getMessage());
                        });
        students = new HotSwap(loader, loaderThread, metrics);
        inference = new BatchInference(new FrameDecoder(limits), models, letters);
        lastBatch = new HashMap<>();
        if (!pollInterval.isZero()) {
            students.pollEvery(pollInterval);
        }
    }

    @Override
    public void asyncInvoke(FrameBatch batch, ResultFuture<InferenceResult> result) {
        CompletableFuture<?> previous =
                lastBatch.getOrDefault(batch.site(), CompletableFuture.completedFuture(null));
        lastBatch.put(
                batch.site(),
                previous.thenCompose(
                                ended -> students.prepare(batch.site(), batch.studentVersion()))
                        .thenApplyAsync(ready -> infer(batch), inferenceThread)
                        .whenComplete((inferred, failure) -> answer(result, inferred, failure)));
    }

    private static void answer(
            ResultFuture<InferenceResult> result, InferenceResult inferred, Throwable failure) {
        if (failure == null) {
            result.complete(List.of(inferred));
        } else {
            result.completeExceptionally(failure);
        }
    }

    /** Runs on the inference thread. */
    private InferenceResult infer(FrameBatch batch) {
        try {
            InferenceResult result = inference.infer(batch, students.current(batch.site()));
            metrics.count(OrricMetric.PREDICTIONS, result.predictions().size());
            metrics.count(OrricMetric.DEAD_LETTERS, result.deadLetters().size());
            return result;
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public void close() {
        if (students != null && loaderThread.stop() && inferenceThread.stop()) {
            students.closeAll();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.adaptation.ReplayBudget;
import io.orric.adaptation.TrainingParameters;
import io.orric.frames.RetrainingBatch;
import io.orric.registry.ModelRegistry;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageLimits;
import io.orric.vision.ModelSet;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Where samples go to become better students. Each writer retrains on an executor of its own;
 * samples that are not settled yet are writer state and come back after a failure. Records must be
 * keyed by site, so that a site has one writer.
 */
public final class RetrainingSink
        implements Sink<RetrainingBatch>, SupportsWriterState<RetrainingBatch, RetrainingBatch> {

    private static final long serialVersionUID = 1L;

    private final ModelRegistry registry;
    private final ModelSet models;
    private final TrainingParameters parameters;
    private final ReplayBudget replay;
    private final ImageLimits limits;
    private final RetrainingQueue queue;

    /**
     * @param registry where students are published
     * @param models teacher, base student and how to feed them
     * @param parameters how students are trained
     * @param replay how much of a sample's compute goes to remembered frames
     * @param limits how large a picture may be
     * @param queue how many samples may wait, and what happens to more
     */
    public RetrainingSink(
            ModelRegistry registry,
            ModelSet models,
            TrainingParameters parameters,
            ReplayBudget replay,
            ImageLimits limits,
            RetrainingQueue queue) {
        this.registry = registry;
        this.models = models;
        this.parameters = parameters;
        this.replay = replay;
        this.limits = limits;
        this.queue = queue;
    }

    @Override
    public RetrainingWriter createWriter(WriterInitContext context) {
        return restored(context, List.of());
    }

    @Override
    public StatefulSinkWriter<RetrainingBatch, RetrainingBatch> restoreWriter(
            WriterInitContext context, Collection<RetrainingBatch> unsettled) throws IOException {
        return restored(context, unsettled);
    }

    private RetrainingWriter restored(
            WriterInitContext context, Collection<RetrainingBatch> unsettled) {
        return new RetrainingWriter(
                new Retrainer(registry, models, parameters, replay, new FrameDecoder(limits)),
                queue,
                context.getMailboxExecutor(),
                new RetrainingMetrics(context.metricGroup()),
                unsettled);
    }

    @Override
    public SimpleVersionedSerializer<RetrainingBatch> getWriterStateSerializer() {
        return new BatchSerializer(TypeInformation.of(RetrainingBatch.class));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.frames.CapacityAnnouncement;
import io.orric.frames.DeadLetter;
import io.orric.frames.Frame;
import io.orric.frames.FrameBatch;
import io.orric.frames.InferenceResult;
import io.orric.frames.Prediction;
import io.orric.frames.RetrainingBatch;
import io.orric.frames.SlotDecision;
import io.orric.inference.InferenceFunction;
import io.orric.inference.ResultSplitter;
import io.orric.inference.RetrainingGate;
import io.orric.operator.AnnouncedCapacity;
import io.orric.operator.LateFrameFunction;
import io.orric.operator.OrricSlotFunction;
import io.orric.operator.SideOutputs;
import io.orric.operator.SitePlans;
import io.orric.registry.ModelRegistry;
import io.orric.retraining.RetrainingSink;
import io.orric.vision.ModelSet;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/**
 * The topology from frames to predictions; sources and sinks are the caller's.
 *
 * <pre>{@code
 * ModelRegistry registry = new ModelRegistry("s3://models/registry", 5);
 * ModelSet models = ModelFiles.install(settings, registry);
 * VideoAnalyticsPipeline.Outputs outputs =
 *         new VideoAnalyticsPipeline(settings, plans, registry, models).attach(frames);
 * outputs.predictions().sinkTo(predictions);
 * outputs.deadLetters().sinkTo(deadLetters);
 * }</pre>
 *
 * <pre>
 *   frames ▸ keyBy site ▸ slot window ▸ decide ─┬▸ (gate) ▸ infer ▸ predictions, dead letters
 *                              │ late           ├▸ retraining sink
 *                              └▸ last config ▸ ┘ decisions
 * </pre>
 */
public final class VideoAnalyticsPipeline {

    /** Asynchronous operators here never time out: a slow model is backpressure, not a failure. */
    private static final long NO_TIMEOUT = 0;

    /**
     * Streams that come out of the pipeline.
     *
     * @param decisions one for each slot of each site
     * @param results one for each batch, with all its frames
     * @param predictions one for each frame that was inferred
     * @param deadLetters one for each frame that could not be
     */
    public record Outputs(
            DataStream<SlotDecision> decisions,
            DataStream<InferenceResult> results,
            DataStream<Prediction> predictions,
            DataStream<DeadLetter> deadLetters) {}

    private final JobSettings settings;
    private final SitePlans plans;
    private final ModelRegistry registry;
    private final ModelSet models;

    /**
     * @param plans how each site is run
     * @param registry holds the models named in {@code models}
     */
    public VideoAnalyticsPipeline(
            JobSettings settings, SitePlans plans, ModelRegistry registry, ModelSet models) {
        this.settings = settings;
        this.plans = plans;
        this.registry = registry;
        this.models = models;
    }

    /**
     * Attaches the pipeline to frames that have their sites, timestamps and watermarks.
     *
     * @return the streams to attach sinks to
     */
    public Outputs attach(DataStream<Frame> frames) {
        return attachKeyed(frames.keyBy(Frame::site));
    }

    /**
     * Attaches the pipeline to such frames and to announcements of their sites' capacities, which
     * take the place of the configured one.
     *
     * @param capacities announcements, out of event time
     * @return the streams to attach sinks to
     */
    public Outputs attach(DataStream<Frame> frames, DataStream<CapacityAnnouncement> capacities) {
        SingleOutputStreamOperator<Frame> budgeted =
                OperatorIds.CAPACITY.identify(
                        frames.keyBy(Frame::site)
                                .connect(capacities.keyBy(CapacityAnnouncement::site))
                                .process(new AnnouncedCapacity()));
        // The operator leaves sites as they are: no second shuffle.
        return attachKeyed(
                DataStreamUtils.reinterpretAsKeyedStream(
                        budgeted, Frame::site, TypeInformation.of(String.class)));
    }

    private Outputs attachKeyed(KeyedStream<Frame, String> frames) {
        SingleOutputStreamOperator<FrameBatch> batches = slots(frames);
        DataStream<SlotDecision> decisions = batches.getSideOutput(SideOutputs.DECISIONS);
        retraining(batches.getSideOutput(SideOutputs.RETRAINING));
        DataStream<FrameBatch> toInfer =
                (settings.retraining().await() ? gated(batches) : batches)
                        .union(lateBatches(batches.getSideOutput(SideOutputs.LATE), decisions));
        DataStream<InferenceResult> results = inference(toInfer);
        SingleOutputStreamOperator<Prediction> predictions =
                OperatorIds.RESULTS.identify(results.process(new ResultSplitter()));
        return new Outputs(
                decisions,
                results,
                predictions,
                predictions.getSideOutput(ResultSplitter.DEAD_LETTERS));
    }

    private SingleOutputStreamOperator<FrameBatch> slots(KeyedStream<Frame, String> frames) {
        return OperatorIds.SLOTS.identify(
                frames.window(TumblingEventTimeWindows.of(settings.slots().length()))
                        .sideOutputLateData(SideOutputs.LATE)
                        .process(new OrricSlotFunction(plans, settings.slots().batchFrames())));
    }

    private void retraining(DataStream<RetrainingBatch> samples) {
        Sink<RetrainingBatch> sink =
                new RetrainingSink(
                        registry,
                        models,
                        settings.retraining(),
                        settings.slots().profile().space().framesPerLabel(),
                        settings.limits());
        OperatorIds.RETRAINING.identify(samples.keyBy(RetrainingBatch::site).sinkTo(sink));
    }

    /** Chained to the slot operator and one batch wide, so that no slot is decided far ahead. */
    private SingleOutputStreamOperator<FrameBatch> gated(DataStream<FrameBatch> batches) {
        return OperatorIds.GATE.identify(async(batches, new RetrainingGate(registry), 1));
    }

    private DataStream<FrameBatch> lateBatches(
            DataStream<Frame> late, DataStream<SlotDecision> decisions) {
        int cheapest = settings.slots().profile().space().cheapestInference().resolution();
        return OperatorIds.LATE.identify(
                late.keyBy(Frame::site)
                        .connect(decisions.keyBy(SlotDecision::site))
                        .process(new LateFrameFunction(cheapest)));
    }

    /** Keyed by site, so that a site's batches meet one student at a time and stay in order. */
    private DataStream<InferenceResult> inference(DataStream<FrameBatch> batches) {
        return OperatorIds.INFERENCE.identify(
                async(
                        batches.keyBy(FrameBatch::site),
                        new InferenceFunction(
                                registry,
                                models,
                                settings.limits(),
                                settings.inference().deadLetters(),
                                settings.inference().pollInterval()),
                        settings.inference().batchesInFlight()));
    }

    private static <I, O> SingleOutputStreamOperator<O> async(
            DataStream<I> input, AsyncFunction<I, O> function, int inFlight) {
        return AsyncDataStream.orderedWait(
                input, function, NO_TIMEOUT, TimeUnit.MILLISECONDS, inFlight);
    }
}

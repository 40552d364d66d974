// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.frames.CapacityAnnouncement;
import io.orric.frames.DeadLetter;
import io.orric.frames.DeadLetterCode;
import io.orric.frames.DeadLetters;
import io.orric.frames.Frame;
import io.orric.frames.InferenceResult;
import io.orric.frames.Prediction;
import io.orric.frames.SlotDecision;
import io.orric.frames.SlotSample;
import io.orric.frames.Stamped;
import io.orric.inference.InferenceOperatorFactory;
import io.orric.inference.ResultSplitter;
import io.orric.inference.RetrainingGate;
import io.orric.operator.OrricSlots;
import io.orric.operator.SitePlans;
import io.orric.operator.SlotSettings;
import io.orric.registry.ModelRegistry;
import io.orric.retraining.RetrainingSink;
import io.orric.vision.ModelSet;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

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
 *   frames ▸ keyBy site ▸ decide ─┬▸ (gate) ▸ infer ▸ predictions, dead letters
 *                                 ├▸ retraining sink
 *                                 └▸ decisions, skipped frames ▸ dead letters
 * </pre>
 */
public final class VideoAnalyticsPipeline {

    /** The gate never times out: slow retraining is backpressure, not a failure. */
    private static final long NO_TIMEOUT = 0;

    /**
     * Streams that come out of the pipeline.
     *
     * @param decisions one for each slot of each site
     * @param results one for each frame that reached inference
     * @param predictions one for each frame that was inferred
     * @param deadLetters one for each frame that was not
     */
    public record Outputs(
            DataStream<SlotDecision> decisions,
            DataStream<InferenceResult> results,
            DataStream<Prediction> predictions,
            DataStream<DeadLetter> deadLetters) {}

    private static final Comparator<Frame> TIME_AND_PLACE =
            Comparator.comparingLong(Frame::eventTime)
                    .thenComparing(Frame::origin)
                    .thenComparingInt(Frame::partition)
                    .thenComparingLong(Frame::offset);

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
        return attach(slots().attach(frames));
    }

    /**
     * Attaches the pipeline to such frames and to announcements of their sites' capacities, which
     * take the place of the configured one.
     *
     * @param capacities announcements, out of event time
     * @return the streams to attach sinks to
     */
    public Outputs attach(DataStream<Frame> frames, DataStream<CapacityAnnouncement> capacities) {
        return attach(slots().attach(frames, capacities));
    }

    private Outputs attach(OrricSlots.Streams<Frame> slots) {
        retraining(slots.samples());
        DataStream<InferenceResult> results =
                inference(settings.retraining().await() ? gated(slots.records()) : slots.records());
        SingleOutputStreamOperator<Prediction> predictions =
                OperatorIds.RESULTS.identify(results.process(new ResultSplitter()));
        return new Outputs(
                slots.decisions(),
                results,
                predictions,
                predictions
                        .getSideOutput(ResultSplitter.DEAD_LETTERS)
                        .union(skipped(slots.skipped())));
    }

    private OrricSlots<Frame> slots() {
        SlotSettings slots = settings.slots();
        return OrricSlots.of(Frame.class)
                .site(Frame::site)
                .time(Frame::eventTime)
                .order(VideoAnalyticsPipeline::compareByTimeAndPlace)
                .size(Frame::size)
                .plans(plans)
                .length(slots.length())
                .decide(slots.timing())
                .overload(slots.overload())
                .sample(slots.sample())
                .correctCosts(slots.corrected())
                .correctSlope(slots.slopeCorrected())
                .uid(OperatorIds.SLOTS.uid());
    }

    /** An order that does not depend on the order in which partitions were read. */
    private static int compareByTimeAndPlace(Frame one, Frame other) {
        return TIME_AND_PLACE.compare(one, other);
    }

    private void retraining(DataStream<SlotSample<Frame>> samples) {
        Sink<SlotSample<Frame>> sink =
                new RetrainingSink(
                        registry,
                        models,
                        settings.retraining(),
                        settings.slots().profile().space().framesPerLabel(),
                        settings.teacherFollows()
                                ? settings.inference().escalation().leastClasses()
                                : Double.POSITIVE_INFINITY,
                        settings.slots().corrected(),
                        settings.inference().limits());
        OperatorIds.RETRAINING.identify(samples.keyBy(SlotSample::site).sinkTo(sink));
    }

    /** Chained to the slot operator and one frame wide, so that no slot is decided far ahead. */
    private DataStream<Stamped<Frame>> gated(DataStream<Stamped<Frame>> frames) {
        return OperatorIds.GATE.identify(
                AsyncDataStream.orderedWait(
                                frames,
                                new RetrainingGate(registry),
                                NO_TIMEOUT,
                                TimeUnit.MILLISECONDS,
                                1)
                        .returns(frames.getType()));
    }

    /** The operators before it leave sites as they are, so there is no second shuffle. */
    private DataStream<InferenceResult> inference(DataStream<Stamped<Frame>> frames) {
        return OperatorIds.INFERENCE.identify(
                DataStreamUtils.reinterpretAsKeyedStream(frames, Stamped::site, Types.STRING)
                        .transform(
                                OperatorIds.INFERENCE.operatorName(),
                                TypeInformation.of(InferenceResult.class),
                                new InferenceOperatorFactory(
                                        registry, models, settings.inference(), frames.getType())));
    }

    private DataStream<DeadLetter> skipped(DataStream<Stamped<Frame>> frames) {
        DeadLetters letters = settings.inference().deadLetters();
        return OperatorIds.SKIPPED.identify(
                frames.map(
                        frame ->
                                letters.of(
                                        frame,
                                        DeadLetterCode.SKIPPED,
                                        "the compute of the slot was spent"),
                        TypeInformation.of(DeadLetter.class)));
    }
}

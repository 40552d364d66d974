// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.adaptation.BatchNormAdaptation;
import io.orric.escalation.FollowingTeacher;
import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import io.orric.meters.JobMeters;
import io.orric.operator.OrricSlots;
import io.orric.registry.ModelRegistry;
import io.orric.registry.RetrainingLog;
import io.orric.repertoire.RecallRules;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageLimits;
import io.orric.vision.ModelSet;
import io.orric.vision.PyTorch;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retrains each site's student on incoming samples and publishes accepted versions. Each writer
 * retrains on a thread of its own; samples that are not settled yet are writer state and come back
 * after a failure. Records must be keyed by site, so that a site has one writer.
 */
public final class RetrainingSink
        implements Sink<SlotSample<Frame>>,
                SupportsWriterState<SlotSample<Frame>, SlotSample<Frame>> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(RetrainingSink.class);

    private final ModelRegistry registry;
    private final ModelSet models;
    private final RetrainingSettings settings;
    private final double framesPerLabel;
    private final double leastClasses;
    private final boolean measured;
    private final ImageLimits limits;

    /**
     * @param registry where students are published
     * @param models teacher, base student and how to feed them
     * @param settings how students are adapted, and how many samples may wait
     * @param framesPerLabel see {@link io.orric.adaptation.RetrainingMethod#trainer}
     * @param leastClasses see {@link io.orric.escalation.Escalation#leastClasses()}; positive
     *     infinity where teachers stay as they are
     * @param measured whether retrainings are charged by what was measured, not by the profile
     * @param limits maximum size of an image
     */
    public RetrainingSink(
            ModelRegistry registry,
            ModelSet models,
            RetrainingSettings settings,
            double framesPerLabel,
            double leastClasses,
            boolean measured,
            ImageLimits limits) {
        this.registry = registry;
        this.models = models;
        this.settings = settings;
        this.framesPerLabel = framesPerLabel;
        this.leastClasses = leastClasses;
        this.measured = measured;
        this.limits = limits;
    }

    @Override
    public RetrainingWriter createWriter(WriterInitContext context) {
        return restored(context, List.of());
    }

    @Override
    public StatefulSinkWriter<SlotSample<Frame>, SlotSample<Frame>> restoreWriter(
            WriterInitContext context, Collection<SlotSample<Frame>> unsettled) throws IOException {
        return restored(context, unsettled);
    }

    private RetrainingWriter restored(
            WriterInitContext context, Collection<SlotSample<Frame>> unsettled) {
        if (!settings.await()) {
            PyTorch.useOneThreadEach();
        }
        String writer = writer(context);
        RetrainingMeter meter =
                new RetrainingMeter(JobMeters.of(context.getJobInfo().getJobId().toString()));
        return new RetrainingWriter(
                new Retrainer(
                        registry,
                        registry.log(writer, latest(), LOG::warn),
                        models,
                        settings.method().trainer(framesPerLabel, meter, settings.frameBytes()),
                        following(writer, meter),
                        recall(),
                        new FrameDecoder(limits),
                        meter),
                settings,
                context.getMailboxExecutor(),
                new RetrainingMetrics(context.metricGroup()),
                unsettled);
    }

    /**
     * Name of the writers of an execution, which all subtasks have together: at another parallelism
     * a sample that is not settled comes back to any of them, not only to the site's own, and must
     * not take the site away from that. An execution is told by the checkpoint that it goes on
     * from.
     */
    private static String writer(WriterInitContext context) {
        return context.getJobInfo().getJobId() + "-" + context.getRestoredCheckpointId().orElse(0);
    }

    private Optional<RecalledStudent.Rules> recall() {
        if (settings.remembered() == 0) {
            return Optional.empty();
        }
        RecallRules usual = RecallRules.DEFAULT;
        RecallRules rules =
                new RecallRules(
                        settings.remembered(), usual.look(), usual.limit(), usual.compared());
        if (measured) {
            return Optional.of(new RecalledStudent.Rules(rules, RecalledStudent.Budget.MEASURED));
        }
        return settings.method() instanceof BatchNormAdaptation method
                ? Optional.of(
                        new RecalledStudent.Rules(
                                rules, RecalledStudent.Budget.leftBy(method, framesPerLabel)))
                : Optional.empty(); // labels and steps take all that is charged
    }

    private Optional<TeacherFollowing> following(String writer, RetrainingMeter meter) {
        if (Double.isInfinite(leastClasses)) {
            return Optional.empty();
        }
        ModelRegistry teachers = registry.teachers();
        return Optional.of(
                new TeacherFollowing(
                        teachers,
                        teachers.log(writer, latest(), LOG::warn),
                        models.teacher().sha256(),
                        new FollowingTeacher(leastClasses, meter::beforeBatch),
                        measured
                                ? TeacherFollowing.Budget.MEASURED
                                : TeacherFollowing.Budget.leftBy(framesPerLabel)));
    }

    /** The latest end of a slot: any, where slots await retraining, as with recordings. */
    private LongSupplier latest() {
        return settings.await() ? RetrainingLog.anyTime() : RetrainingLog.until(Clock.systemUTC());
    }

    @Override
    public SimpleVersionedSerializer<SlotSample<Frame>> getWriterStateSerializer() {
        return new SampleSerializer(OrricSlots.typeOfSamples(TypeInformation.of(Frame.class)));
    }
}

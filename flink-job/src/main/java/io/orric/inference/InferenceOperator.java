// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.frames.Frame;
import io.orric.frames.InferenceResult;
import io.orric.frames.Stamped;
import io.orric.meters.JobMeters;
import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import io.orric.registry.ModelRegistry;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ModelInput;
import io.orric.vision.ModelSet;
import io.orric.vision.PyTorch;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.ThrowingRunnable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Infers frames one by one with the current student of their site, and asks the teacher about those
 * that it is not sure of, not on the task thread. Each frame has one result, and the results of a
 * camera keep the order of its frames.
 *
 * <p>Flink's own asynchronous operator is not used, because its ordered mode has sites wait for
 * each other, its unordered mode restores frames in any order, and both redistribute them to
 * subtasks that do not own their sites. Here frames in flight are keyed state in the order of their
 * arrival.
 *
 * <p>Event time goes past frames in flight: nothing behind inference depends on it.
 */
final class InferenceOperator extends AbstractStreamOperator<InferenceResult>
        implements OneInputStreamOperator<Stamped<Frame>, InferenceResult>, BoundedOneInput {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(InferenceOperator.class);

    /** Name of the state, which does not change once it is released. */
    private static final String IN_FLIGHT = "in-flight";

    private final ModelRegistry registry;
    private final ModelSet models;
    private final InferenceSettings settings;
    private final TypeInformation<Stamped<Frame>> type;
    private final transient MailboxExecutor mailbox;

    private transient InferenceEngine<PendingFrame> engine;
    private transient TeacherOpinions opinions;
    private transient OperatorMetrics counters;
    private transient JobMeters meters;
    private transient ListState<Stamped<Frame>> stored;
    private transient int limit;

    private transient InFlight inFlight;
    private transient Results results;

    /** Sites that have frames in state. */
    private transient Set<String> storedSites;

    InferenceOperator(
            StreamOperatorParameters<InferenceResult> parameters,
            ModelRegistry registry,
            ModelSet models,
            InferenceSettings settings,
            TypeInformation<Stamped<Frame>> type) {
        super(parameters);
        this.registry = registry;
        this.models = models;
        this.settings = settings;
        this.type = type;
        this.mailbox = parameters.getMailboxExecutor();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        stored =
                context.getKeyedStateStore()
                        .getListState(new ListStateDescriptor<>(IN_FLIGHT, type));
        storedSites = new HashSet<>();
    }

    @Override
    public void open() throws Exception {
        super.open();
        inFlight = new InFlight();
        results = new Results(models.classes(), settings.prior());
        if (!settings.await()) {
            PyTorch.useOneThreadEach();
        }
        limit = settings.framesInFlight(ModelInput.length(models.trainingResolution()));
        counters = OperatorMetrics.of(getMetricGroup(), OrricMetric.Operator.INFERENCE);
        meters = JobMeters.of(getRuntimeContext().getJobInfo().getJobId().toString());
        HotSwap students = served(ServedRole.STUDENT);
        HotSwap teachers = served(ServedRole.TEACHER);
        opinions =
                new TeacherOpinions(
                        teachers, models, settings, meters, counters, this::answered, this::fail);
        engine =
                new InferenceEngine<>(
                        students,
                        new InferenceEngine.Work<>(
                                reader()::read, inference()::infer, this::answered, this::fail),
                        settings.decoders(),
                        settings.batchFrames());
        if (!settings.await()) {
            students.pollEvery(settings.pollInterval());
            teachers.pollEvery(settings.pollInterval());
        }
        for (String site : sitesInState()) {
            storedSites.add(site);
            setCurrentKey(site);
            for (Stamped<Frame> frame : stored.get()) {
                submit(frame);
            }
        }
    }

    private HotSwap served(ServedRole role) {
        ModelLoader loader =
                new ModelLoader(
                        role,
                        registry,
                        models,
                        settings.threads(),
                        damage -> {
                            counters.count(OrricMetric.DAMAGED_MODELS);
                            LOG.warn("Passing over a damaged {}: {}", role, damage.getMessage());
                        });
        return new HotSwap(loader, settings.await(), settings.loadedSites(), counters);
    }

    private FrameReader reader() {
        return new FrameReader(
                new FrameDecoder(settings.limits()),
                models.studentInput(),
                settings.maxAge(),
                Clock.systemUTC(),
                settings.deadLetters(),
                meters);
    }

    private GroupInference inference() {
        return new GroupInference(
                models.studentInput(),
                settings.deadLetters(),
                new InferenceMeter(meters, settings.threads()),
                new StudentChoice(settings.unfamiliar() == Unfamiliar.BASE),
                opinions);
    }

    @Override
    public void processElement(StreamRecord<Stamped<Frame>> element) throws Exception {
        Stamped<Frame> frame = element.getValue();
        meters.answers(frame.site()).queued(inFlight.size() >= limit);
        while (inFlight.size() >= limit) {
            mailbox.yield();
        }
        submit(frame);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        Set<String> sites = new HashSet<>(storedSites);
        sites.addAll(inFlight.sites());
        storedSites.clear();
        for (String site : sites) {
            setCurrentKey(site);
            List<Stamped<Frame>> frames = inFlight.frames(site);
            stored.update(frames);
            if (!frames.isEmpty()) {
                storedSites.add(site);
            }
        }
    }

    @Override
    public void endInput() throws Exception {
        while (inFlight.size() > 0) {
            mailbox.yield();
        }
    }

    @Override
    public void close() throws Exception {
        if (engine != null) {
            engine.close();
        }
        if (opinions != null) {
            opinions.close();
        }
        if (meters != null) {
            meters.waiting(-inFlight.size());
            meters.close();
        }
        super.close();
    }

    private List<String> sitesInState() throws Exception {
        try (Stream<String> keys =
                this.<String>getKeyedStateBackend().getKeys(IN_FLIGHT, VoidNamespace.INSTANCE)) {
            return keys.toList();
        }
    }

    private void submit(Stamped<Frame> frame) {
        PendingFrame pending = new PendingFrame(frame);
        inFlight.add(pending);
        meters.waiting(1);
        engine.submit(pending);
    }

    /** Takes answers from any thread. */
    private void answered(List<Answered> answers) {
        if (!answers.isEmpty()) {
            onTaskThread(
                    () ->
                            answers.stream()
                                    .map(inFlight::answered)
                                    .flatMap(List::stream)
                                    .forEach(this::emit));
        }
    }

    private void emit(Answered answer) {
        InferenceResult result = results.of(answer);
        meters.waiting(-1);
        if (result.prediction() != null) {
            counters.count(OrricMetric.PREDICTIONS);
            Frame frame = answer.frame().stamped().record();
            meters.answers(frame.site())
                    .answered(
                            frame.believedCapture(),
                            frame.arrivalTime(),
                            System.currentTimeMillis());
        } else {
            counters.count(OrricMetric.DEAD_LETTERS);
        }
        output.collect(new StreamRecord<>(result));
    }

    private void fail(Throwable cause) {
        onTaskThread(
                () -> {
                    throw new Exception("inference failed: " + cause, cause);
                });
    }

    private void onTaskThread(ThrowingRunnable<Exception> action) {
        try {
            mailbox.execute(action, "inference");
        } catch (RejectedExecutionException e) {
            // The task has ended or was cancelled; frames without a result are in state.
        }
    }
}

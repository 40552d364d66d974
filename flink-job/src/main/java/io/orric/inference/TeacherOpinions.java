// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.escalation.Escalation;
import io.orric.escalation.UnsureFrames;
import io.orric.meters.CpuClock;
import io.orric.meters.JobMeters;
import io.orric.meters.RecentSites;
import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ModelSet;
import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import io.orric.vision.UndecodableImageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Second opinions on frames that the student is not sure of. As many are escalated as their stamps
 * pay for; the teacher is asked on threads of its own, so frames that are not wait for nobody, and
 * the answers of both are combined. A frame that the teacher fails on is answered by the student
 * alone, and so are those that come from cameras before the teacher is loaded.
 */
final class TeacherOpinions implements GroupInference.Escalator, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TeacherOpinions.class);

    /** Most frames have a picture as the teacher takes it already. */
    private static final int DECODERS = 1;

    private final ModelSet models;
    private final Escalation rules;
    private final FrameDecoder decoder;
    private final JobMeters meters;
    private final int threads;

    /**
     * Set where frames wait for the teacher to be loaded, so that a run can be repeated exactly.
     */
    private final boolean awaitsTeacher;

    private final OperatorMetrics metrics;
    private final InferenceEngine<EscalatedFrame> engine;

    /** Belongs to the students' inference thread. */
    private final RecentSites<UnsureFrames> sites;

    /**
     * @param teachers closed with this object
     * @param answered takes frames with their answers
     * @param failed takes what ends the job
     */
    TeacherOpinions(
            HotSwap teachers,
            ModelSet models,
            InferenceSettings settings,
            JobMeters meters,
            OperatorMetrics metrics,
            Consumer<List<Answered>> answered,
            Consumer<Throwable> failed) {
        this.models = models;
        this.rules = settings.escalation();
        this.sites = new RecentSites<>(site -> new UnsureFrames(rules.sure()));
        this.decoder = new FrameDecoder(settings.limits());
        this.meters = meters;
        this.threads = settings.threads();
        this.awaitsTeacher = settings.await();
        this.metrics = metrics;
        this.engine =
                new InferenceEngine<>(
                        teachers,
                        new InferenceEngine.Work<>(this::read, this::infer, answered, failed),
                        DECODERS,
                        settings.batchFrames());
    }

    @Override
    public boolean takes(PendingFrame frame, Answer answer) {
        float[] probabilities = answer.probabilities();
        UnsureFrames unsure = sites.of(frame.site());
        if (unsure.isUnsure(probabilities)) {
            meters.compute(frame.site()).unsure(1);
        }
        boolean asked =
                (awaitsTeacher || engine.hasModel(frame.site()))
                        && unsure.ask(
                                frame.stamped().slot(),
                                frame.stamped().escalation(),
                                probabilities);
        if (asked) {
            engine.submit(new EscalatedFrame(frame, answer));
        }
        return asked;
    }

    private void read(EscalatedFrame escalated) {
        if (isAsTheTeacherTakesIt(escalated.frame())) {
            escalated.decoded(escalated.frame().pixels());
            return;
        }
        long start = CpuClock.nanos();
        try {
            escalated.decoded(
                    decoder.pixels(
                            escalated.stamped().record().image(),
                            models.trainingResolution(),
                            models.teacherInput()));
        } catch (UndecodableImageException e) {
            // Decoded for the student at another size, so it has an answer: no reason to fail.
            LOG.debug("No second opinion on {}", escalated.stamped().record().offset(), e);
        }
        meters.compute(escalated.site()).escalated(0, CpuClock.nanos() - start);
    }

    private boolean isAsTheTeacherTakesIt(PendingFrame frame) {
        return frame.stamped().resolution() == models.trainingResolution()
                && models.studentInput().resizing().equals(models.teacherInput().resizing());
    }

    private List<Answered> infer(List<EscalatedFrame> frames, ServedModel teacher) {
        List<EscalatedFrame> seen = frames.stream().filter(f -> f.pixels() != null).toList();
        List<Answered> answers = new ArrayList<>();
        frames.stream()
                .filter(frame -> frame.pixels() == null)
                .forEach(frame -> answers.add(answerAlone(frame)));
        if (!seen.isEmpty()) {
            answers.addAll(together(seen, teacher));
        }
        return answers;
    }

    private List<Answered> together(List<EscalatedFrame> frames, ServedModel teacher) {
        long start = CpuClock.nanos();
        List<Answered> answers = new ArrayList<>();
        try {
            float[][] opinions = teacher.model().probabilities(pictures(frames));
            for (int i = 0; i < opinions.length; i++) {
                EscalatedFrame frame = frames.get(i);
                float[] both = rules.combined(frame.answer().probabilities(), opinions[i]);
                answers.add(
                        Probabilities.sound(both)
                                ? new Answered(
                                        frame.frame(),
                                        frame.answer().withTeacher(teacher.version(), both))
                                : answerAlone(frame));
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The teacher failed on {} frames, the student answers", frames.size(), e);
            answers.clear();
            frames.forEach(frame -> answers.add(answerAlone(frame)));
        }
        count(frames, CpuClock.nanos() - start);
        return answers;
    }

    private PixelBatch pictures(List<EscalatedFrame> frames) {
        return PixelBatch.ofPixels(
                frames.stream().map(EscalatedFrame::pixels).toList(),
                models.trainingResolution(),
                models.teacherInput());
    }

    private Answered answerAlone(EscalatedFrame frame) {
        metrics.count(OrricMetric.FAILED_OPINIONS);
        return new Answered(frame.frame(), frame.answer());
    }

    private void count(List<EscalatedFrame> frames, long nanos) {
        long each = nanos * threads / frames.size();
        frames.forEach(frame -> meters.compute(frame.site()).escalated(1, each));
    }

    @Override
    public void close() {
        engine.close();
    }
}

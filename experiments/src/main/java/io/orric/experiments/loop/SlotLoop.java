// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import io.orric.adaptation.RetrainedStudent;
import io.orric.adaptation.StudentTrainer;
import io.orric.adaptation.TrainingResult;
import io.orric.allocation.Allocation;
import io.orric.escalation.SecondOpinions;
import io.orric.experiments.loop.SlotOutcome.Ending;
import io.orric.operator.SlotSampler;
import io.orric.vision.ImageClassifier;
import io.orric.vision.PixelBatch;
import io.orric.vision.RgbImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out a schedule, slot by slot as the job does: infer all frames with the student so far,
 * sample, label, train, and let the gate decide which student the next slot begins with. What
 * compute is left then goes to second opinions on the frames the student was least sure of.
 */
final class SlotLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SlotLoop.class);

    /** A retraining and the way it ended. */
    private record Retraining(Ending ending, TrainingResult result) {}

    private final ModelFolder models;
    private final FrameSet frames;
    private final String site;
    private final int resolution;
    private final ImageClassifier teacher;
    private final RetrainedStudent student;

    /** Null where the teacher is not asked. */
    private final SecondOpinions opinions;

    /**
     * @param site names the stream; with the slot it decides which frames are sampled
     * @param teacher stays open when this is closed
     */
    SlotLoop(
            ModelFolder models,
            FrameSet frames,
            String site,
            Protocol protocol,
            ImageClassifier teacher)
            throws IOException {
        this.models = models;
        this.frames = frames;
        this.site = site;
        this.teacher = teacher;
        this.resolution = protocol.resolution();
        this.student =
                new RetrainedStudent(
                        site,
                        models.student(),
                        protocol.method().trainer(models.space().framesPerLabel()),
                        teacher::probabilities);
        try {
            this.opinions =
                    protocol.escalation().isPresent()
                            ? SecondOpinions.of(models.teacher(), protocol.escalation().get())
                            : null;
        } catch (IOException | RuntimeException e) {
            student.close();
            throw e;
        }
    }

    /** Carries out all slots. */
    List<SlotOutcome> run(AllocationSchedule schedule) throws IOException {
        List<SlotOutcome> outcomes = new ArrayList<>();
        for (AllocationSchedule.Slot slot : schedule.slots()) {
            int from = outcomes.size() * schedule.framesPerSlot();
            int to = from + schedule.framesPerSlot();
            outcomes.add(slot(outcomes.size() + 1, slot, from, to));
        }
        return outcomes;
    }

    private SlotOutcome slot(long number, AllocationSchedule.Slot slot, int from, int to)
            throws IOException {
        long start = System.nanoTime();
        Allocation allocation = slot.allocation();
        boolean byTeacher = !models.space().inference().contains(allocation.inference());
        float[][] answers =
                Inference.probabilities(
                        byTeacher ? teacher : student.serving(),
                        frames,
                        from,
                        to,
                        allocation.inference().resolution(),
                        models.input());
        long inferred = System.nanoTime();
        Retraining retraining = retrain(number, allocation, from, to);
        int escalated = byTeacher ? 0 : affordable(slot, to - from, retraining.result());
        if (escalated > 0) {
            opinions.ask(answers, pictures(frames.images().subList(from, to)), escalated);
        }
        return new SlotOutcome(
                to - from,
                Inference.correct(answers, frames, from).cardinality(),
                escalated,
                retraining.ending(),
                retraining.result(),
                (inferred - start) / 1e6,
                (System.nanoTime() - inferred) / 1e6);
    }

    private Retraining retrain(long slot, Allocation allocation, int from, int to)
            throws IOException {
        double ratio = allocation.retraining().ratio();
        List<RgbImage> sample =
                SlotSampler.sample(frames.images().subList(from, to), ratio, site, slot);
        Ending ending = Ending.NONE;
        TrainingResult result = TrainingResult.NONE;
        if (sample.size() >= StudentTrainer.SMALLEST_SAMPLE) {
            try {
                result = student.retrain(slot, pictures(sample));
                ending = ending(result);
            } catch (IOException e) {
                // As in the job the student stays; what was spent until then is not known.
                LOG.warn("Retraining under {} on slot {} failed", frames.name(), slot, e);
                ending = Ending.FAILED;
                result = wasted(sample.size());
            }
        }
        return new Retraining(ending, result);
    }

    /** Frames of a slot that the compute pays for to ask the teacher about. */
    private int affordable(AllocationSchedule.Slot slot, int frames, TrainingResult training) {
        if (opinions == null) {
            return 0;
        }
        double used = Run.usedBeforeOpinions(slot, frames, training, models.space());
        double paid = (slot.capacity() - used) / models.space().teacherFrameCost();
        return (int) Math.max(0, Math.min(frames, paid));
    }

    private PixelBatch pictures(List<RgbImage> images) {
        return PixelBatch.of(images, resolution, models.input());
    }

    private static Ending ending(TrainingResult result) {
        if (result.accepted()) {
            return Ending.ACCEPTED;
        }
        return result.judged() ? Ending.DISCARDED : Ending.NONE;
    }

    /** All that a sample may cost. */
    private static TrainingResult wasted(int sample) {
        return new TrainingResult(sample, sample, 0, Double.NaN, Double.NaN, false);
    }

    @Override
    public void close() throws IOException {
        if (opinions != null) {
            opinions.close();
        }
        student.close();
    }
}

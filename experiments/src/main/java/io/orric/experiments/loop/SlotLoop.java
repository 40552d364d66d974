// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import io.orric.adaptation.RetrainedStudent;
import io.orric.adaptation.SampledPictures;
import io.orric.adaptation.StudentTrainer;
import io.orric.adaptation.TrainingResult;
import io.orric.allocation.Allocation;
import io.orric.escalation.ClassPrior;
import io.orric.escalation.SecondOpinions;
import io.orric.escalation.SecondOpinions.Opinion;
import io.orric.experiments.loop.SlotOutcome.Ending;
import io.orric.operator.SlotSampler;
import io.orric.repertoire.RecallRules;
import io.orric.repertoire.RecallingStudent;
import io.orric.repertoire.RecallingStudent.Start;
import io.orric.vision.ImageClassifier;
import io.orric.vision.PixelBatch;
import io.orric.vision.RgbImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** Classes of the answers of both models; null where answers do not regard them. */
    private final ClassPrior prior;

    /** Null where no conditions are remembered. */
    private final RecallingStudent recalling;

    private final RecallRules rules;

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
        this.prior = protocol.prior() ? new ClassPrior(models.classes().size()) : null;
        this.rules = protocol.recall().orElse(null);
        try {
            this.opinions =
                    protocol.escalation().isPresent()
                            ? SecondOpinions.of(models.teacher(), protocol.escalation().get())
                            : null;
            this.recalling =
                    rules == null || opinions == null
                            ? null
                            : new RecallingStudent(site, models.student(), student, rules);
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
        int size = to - from;
        Allocation allocation = slot.allocation();
        boolean byTeacher = !models.space().inference().contains(allocation.inference());
        Leftover left = new Leftover(slot, size, models.space());
        Start chosen = byTeacher ? Start.NOTHING : choose(left, from, to);
        float[][] served =
                Inference.probabilities(
                        byTeacher ? teacher : student.serving(),
                        frames,
                        from,
                        to,
                        allocation.inference().resolution(),
                        models.input());
        long inferred = System.nanoTime();
        Retraining retraining = retrain(number, allocation, from, to);
        left.retrained(retraining.result());
        float[][] answers = served.clone();
        List<Opinion> given = byTeacher ? List.of() : ask(answers, chosen, left, from, to);
        int compared = chosen.passes();
        if (recalling != null && !byTeacher) {
            // What was tried at the start of the slot need not be tried again.
            compared +=
                    recalling.end(
                            pictures(from, to),
                            served,
                            chosen.opinions().isEmpty() ? given : List.of());
        }
        return new SlotOutcome(
                size,
                Inference.correct(answers, frames, from).cardinality(),
                given.size(),
                compared,
                retraining.ending(),
                retraining.result(),
                (inferred - start) / 1e6,
                (System.nanoTime() - inferred) / 1e6);
    }

    /** Chooses the student that serves a slot. */
    private Start choose(Leftover left, int from, int to) throws IOException {
        if (recalling == null) {
            return Start.NOTHING;
        }
        int affordable = left.framesBeforeRetraining(to - from, 1 + RecallingStudent.CHALLENGERS);
        int look = Math.min(rules.look(), to - from);
        Start start = recalling.start(pictures(from, from + look), opinions, affordable);
        left.asked(start.opinions().size(), start.passes());
        return start;
    }

    /**
     * Asks the teacher about as many frames as the compute pays for, beside those that it was asked
     * about at the slot's start.
     *
     * @param answers the student's probabilities, replaced by those of both, maybe with regard to
     *     the classes of the answers before
     * @return all opinions on the slot
     */
    private List<Opinion> ask(float[][] answers, Start start, Leftover left, int from, int to)
            throws IOException {
        if (opinions == null) {
            return List.of();
        }
        List<Opinion> given = new ArrayList<>(start.opinions());
        for (Opinion opinion : given) {
            answers[opinion.frame()] = opinions.combined(answers[opinion.frame()], opinion);
        }
        int first = given.size(); // the teacher was asked about the slot's first frames, or none
        float[][] others = Arrays.copyOfRange(answers, first, answers.length);
        int paid =
                recalling == null || first > 0
                        ? left.frames(0, 0)
                        : left.frames(RecallingStudent.CHALLENGERS, rules.compared());
        int count = Math.min(others.length, paid);
        for (Opinion opinion : opinions.ask(others, pictures(from + first, to), count)) {
            int frame = first + opinion.frame();
            answers[frame] = others[opinion.frame()];
            given.add(new Opinion(frame, opinion.probabilities()));
        }
        if (prior != null) {
            Arrays.setAll(answers, frame -> prior.regard(answers[frame]));
        }
        return given;
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
                result = student.retrain(slot, SampledPictures.of(pictures(sample)));
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

    private PixelBatch pictures(int from, int to) {
        return pictures(frames.images().subList(from, to));
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
        return new TrainingResult(sample, sample, 0, Double.NaN, Double.NaN, "training failed");
    }

    @Override
    public void close() throws IOException {
        if (recalling != null) {
            recalling.close();
        }
        if (opinions != null) {
            opinions.close();
        }
        student.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.frames.DeadLetterCode;
import io.orric.frames.DeadLetters;
import io.orric.frames.InferenceResult;
import io.orric.frames.Prediction;
import io.orric.meters.CpuClock;
import io.orric.vision.ClassNames;
import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Infers frames of one student and resolution together, those that it is not familiar with by the
 * base, and hands those on that the teacher is asked about too.
 */
final class GroupInference {

    /** Takes frames whose answers are not the student's alone. */
    @FunctionalInterface
    interface Escalator {

        /**
         * Returns whether the frame is taken; its result then comes from whoever takes it.
         *
         * @param answer the student's
         */
        boolean takes(PendingFrame frame, StudentAnswer answer);
    }

    private final ClassNames classes;
    private final StudentChoice choice;
    private final ModelInput input;
    private final DeadLetters letters;
    private final InferenceMeter meter;
    private final Escalator escalator;

    /**
     * @param meter counts what inference takes
     * @param choice chooses the student that answers a frame
     */
    GroupInference(
            ClassNames classes,
            ModelInput input,
            DeadLetters letters,
            InferenceMeter meter,
            StudentChoice choice,
            Escalator escalator) {
        this.classes = classes;
        this.input = input;
        this.letters = letters;
        this.meter = meter;
        this.choice = choice;
        this.escalator = escalator;
    }

    /**
     * Results of the frames that are not taken, in their order. If the student fails on them
     * together, each is tried alone, and those that it fails on become dead letters.
     *
     * @param current the student of the frames' sites
     */
    List<Answered> infer(List<PendingFrame> frames, ServedModel current) {
        List<PendingFrame> decoded = frames.stream().filter(f -> f.deadLetter() == null).toList();
        Map<PendingFrame, StudentAnswer> answers = new HashMap<>();
        long start = CpuClock.nanos();
        decoded.stream()
                .collect(Collectors.groupingBy(frame -> choice.answering(frame, current)))
                .forEach(
                        (student, its) -> answerTogether(its, new Part(student, current), answers));
        meter.inferred(decoded, CpuClock.nanos() - start);
        List<Answered> results = new ArrayList<>();
        for (PendingFrame frame : frames) {
            StudentAnswer answer = answers.get(frame);
            if (answer == null) {
                results.add(new Answered(frame, new InferenceResult(null, frame.deadLetter())));
            } else if (!escalator.takes(frame, answer)) {
                results.add(new Answered(frame, prediction(frame, answer)));
            }
        }
        return results;
    }

    /**
     * The part that a student plays.
     *
     * @param current the student of the frames' sites, in whose place it may answer
     */
    private record Part(ServedModel student, ServedModel current) {

        StudentAnswer answer(float[] probabilities) {
            return new StudentAnswer(current.version(), !student.equals(current), probabilities);
        }
    }

    private void answerTogether(
            List<PendingFrame> frames, Part part, Map<PendingFrame, StudentAnswer> answers) {
        try {
            answer(frames, part, answers);
        } catch (IOException | RuntimeException e) {
            frames.forEach(frame -> answerAlone(frame, part, answers));
        }
    }

    private void answer(
            List<PendingFrame> frames, Part part, Map<PendingFrame, StudentAnswer> answers)
            throws IOException {
        PixelBatch batch =
                PixelBatch.ofPixels(
                        frames.stream().map(PendingFrame::pixels).toList(),
                        frames.get(0).stamped().resolution(),
                        input);
        float[][] probabilities = part.student.model().probabilities(batch);
        for (int i = 0; i < probabilities.length; i++) {
            answers.put(frames.get(i), part.answer(probabilities[i]));
        }
    }

    private void answerAlone(
            PendingFrame frame, Part part, Map<PendingFrame, StudentAnswer> answers) {
        try {
            answer(List.of(frame), part, answers);
        } catch (IOException | RuntimeException e) {
            frame.refused(
                    letters.of(
                            frame.stamped(),
                            DeadLetterCode.MODEL_FAILED,
                            "student version " + part.student.version() + ": " + e.getMessage()));
        }
    }

    private InferenceResult prediction(PendingFrame frame, StudentAnswer answer) {
        int best = Probabilities.argMax(answer.probabilities());
        return new InferenceResult(
                Prediction.of(
                        frame.stamped(),
                        answer.version(),
                        answer.unfamiliar(),
                        null,
                        classes.of(best),
                        answer.probabilities()[best]),
                null);
    }
}

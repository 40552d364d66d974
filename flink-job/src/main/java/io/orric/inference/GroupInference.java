// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.frames.DeadLetterCode;
import io.orric.frames.DeadLetters;
import io.orric.meters.CpuClock;
import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;
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
        boolean takes(PendingFrame frame, Answer answer);
    }

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
            ModelInput input,
            DeadLetters letters,
            InferenceMeter meter,
            StudentChoice choice,
            Escalator escalator) {
        this.input = input;
        this.letters = letters;
        this.meter = meter;
        this.choice = choice;
        this.escalator = escalator;
    }

    /**
     * The frames that are not taken, in their order. If the student fails on them together, each is
     * tried alone, and those that it fails on become dead letters.
     *
     * @param current the student of the frames' sites
     */
    List<Answered> infer(List<PendingFrame> frames, ServedModel current) {
        List<PendingFrame> decoded = frames.stream().filter(f -> f.deadLetter() == null).toList();
        Map<PendingFrame, Answer> answers = new HashMap<>();
        long start = CpuClock.nanos();
        decoded.stream()
                .collect(Collectors.groupingBy(frame -> choice.answering(frame, current)))
                .forEach(
                        (student, its) -> answerTogether(its, new Part(student, current), answers));
        meter.inferred(decoded, CpuClock.nanos() - start);
        List<Answered> results = new ArrayList<>();
        for (PendingFrame frame : frames) {
            Answer answer = answers.get(frame);
            if (answer == null || !escalator.takes(frame, answer)) {
                results.add(new Answered(frame, answer));
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

        Answer answer(float[] probabilities) {
            return new Answer(current.version(), !student.equals(current), null, probabilities);
        }
    }

    private void answerTogether(
            List<PendingFrame> frames, Part part, Map<PendingFrame, Answer> answers) {
        try {
            answer(frames, part, answers);
        } catch (IOException | RuntimeException e) {
            frames.forEach(frame -> answerAlone(frame, part, answers));
        }
    }

    private void answer(List<PendingFrame> frames, Part part, Map<PendingFrame, Answer> answers)
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

    private void answerAlone(PendingFrame frame, Part part, Map<PendingFrame, Answer> answers) {
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
}

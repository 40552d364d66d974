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

/**
 * Infers frames of one student and resolution together, and hands those on that the teacher is
 * asked about too.
 */
final class GroupInference {

    /** Takes frames whose answers are not the student's alone. */
    @FunctionalInterface
    interface Escalator {

        /**
         * Returns whether the frame is taken; its result then comes from whoever takes it.
         *
         * @param version version of the student
         * @param probabilities the student's, of each class
         */
        boolean takes(PendingFrame frame, long version, float[] probabilities);
    }

    private final ClassNames classes;
    private final ModelInput input;
    private final DeadLetters letters;
    private final InferenceMeter meter;
    private final Escalator escalator;

    /**
     * @param meter counts what inference takes
     */
    GroupInference(
            ClassNames classes,
            ModelInput input,
            DeadLetters letters,
            InferenceMeter meter,
            Escalator escalator) {
        this.classes = classes;
        this.input = input;
        this.letters = letters;
        this.meter = meter;
        this.escalator = escalator;
    }

    /**
     * Results of the frames that are not taken, in their order. If the student fails on them
     * together, each is tried alone, and those that it fails on become dead letters.
     */
    List<Answered> infer(List<PendingFrame> frames, ServedModel student) {
        List<PendingFrame> decoded = frames.stream().filter(f -> f.deadLetter() == null).toList();
        Map<PendingFrame, float[]> answers = new HashMap<>();
        long start = CpuClock.nanos();
        try {
            answer(decoded, student, answers);
        } catch (IOException | RuntimeException e) {
            decoded.forEach(frame -> answerAlone(frame, student, answers));
        }
        meter.inferred(decoded, CpuClock.nanos() - start);
        List<Answered> results = new ArrayList<>();
        for (PendingFrame frame : frames) {
            float[] probabilities = answers.get(frame);
            if (probabilities == null) {
                results.add(new Answered(frame, new InferenceResult(null, frame.deadLetter())));
            } else if (!escalator.takes(frame, student.version(), probabilities)) {
                results.add(new Answered(frame, prediction(frame, student, probabilities)));
            }
        }
        return results;
    }

    private void answer(
            List<PendingFrame> frames, ServedModel student, Map<PendingFrame, float[]> answers)
            throws IOException {
        if (frames.isEmpty()) {
            return;
        }
        PixelBatch batch =
                PixelBatch.ofPixels(
                        frames.stream().map(PendingFrame::pixels).toList(),
                        frames.get(0).stamped().resolution(),
                        input);
        float[][] probabilities = student.model().probabilities(batch);
        for (int i = 0; i < probabilities.length; i++) {
            answers.put(frames.get(i), probabilities[i]);
        }
    }

    private void answerAlone(
            PendingFrame frame, ServedModel student, Map<PendingFrame, float[]> answers) {
        try {
            answer(List.of(frame), student, answers);
        } catch (IOException | RuntimeException e) {
            frame.refused(
                    letters.of(
                            frame.stamped(),
                            DeadLetterCode.MODEL_FAILED,
                            "student version " + student.version() + ": " + e.getMessage()));
        }
    }

    private InferenceResult prediction(
            PendingFrame frame, ServedModel student, float[] probabilities) {
        int best = Probabilities.argMax(probabilities);
        return new InferenceResult(
                Prediction.of(
                        frame.stamped(),
                        student.version(),
                        null,
                        classes.of(best),
                        probabilities[best]),
                null);
    }
}

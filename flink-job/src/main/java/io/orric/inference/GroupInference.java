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
import java.util.List;

/**
 * Infers frames of one student and resolution together. A function of the frames and the student.
 */
final class GroupInference {

    private final ClassNames classes;
    private final ModelInput input;
    private final DeadLetters letters;
    private final InferenceMeter meter;

    /**
     * @param meter counts what inference takes
     */
    GroupInference(
            ClassNames classes, ModelInput input, DeadLetters letters, InferenceMeter meter) {
        this.classes = classes;
        this.input = input;
        this.letters = letters;
        this.meter = meter;
    }

    /**
     * Results of frames, in their order. If the student fails on them together, each is tried
     * alone, and those that it fails on become dead letters.
     */
    List<InferenceResult> infer(List<PendingFrame> frames, ServedStudent student) {
        List<PendingFrame> decoded = frames.stream().filter(f -> f.deadLetter() == null).toList();
        List<InferenceResult> answers;
        long start = CpuClock.nanos();
        try {
            answers = together(decoded, student);
        } catch (IOException | RuntimeException e) {
            answers = decoded.stream().map(frame -> alone(frame, student)).toList();
        }
        meter.inferred(decoded, CpuClock.nanos() - start);
        List<InferenceResult> results = new ArrayList<>();
        int next = 0;
        for (PendingFrame frame : frames) {
            results.add(
                    frame.deadLetter() == null
                            ? answers.get(next++)
                            : new InferenceResult(null, frame.deadLetter()));
        }
        return results;
    }

    private List<InferenceResult> together(List<PendingFrame> frames, ServedStudent student)
            throws IOException {
        if (frames.isEmpty()) {
            return List.of();
        }
        PixelBatch batch =
                PixelBatch.ofPixels(
                        frames.stream().map(PendingFrame::pixels).toList(),
                        frames.get(0).stamped().resolution(),
                        input);
        float[][] probabilities = student.model().probabilities(batch);
        List<InferenceResult> results = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            int best = Probabilities.argMax(probabilities[i]);
            results.add(
                    new InferenceResult(
                            Prediction.of(
                                    frames.get(i).stamped(),
                                    student.version(),
                                    classes.of(best),
                                    probabilities[i][best]),
                            null));
        }
        return results;
    }

    private InferenceResult alone(PendingFrame frame, ServedStudent student) {
        try {
            return together(List.of(frame), student).get(0);
        } catch (IOException | RuntimeException e) {
            return new InferenceResult(
                    null,
                    letters.of(
                            frame.stamped(),
                            DeadLetterCode.MODEL_FAILED,
                            "student version " + student.version() + ": " + e.getMessage()));
        }
    }
}

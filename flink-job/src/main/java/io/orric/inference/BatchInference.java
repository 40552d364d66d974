// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.frames.DeadLetter;
import io.orric.frames.DeadLetterCode;
import io.orric.frames.DeadLetters;
import io.orric.frames.Frame;
import io.orric.frames.FrameBatch;
import io.orric.frames.InferenceResult;
import io.orric.frames.Prediction;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ModelSet;
import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import io.orric.vision.UndecodableImageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Decodes, resizes and infers a batch. A function of the batch and the student. */
final class BatchInference {

    private final FrameDecoder decoder;
    private final ModelSet models;
    private final DeadLetters letters;

    BatchInference(FrameDecoder decoder, ModelSet models, DeadLetters letters) {
        this.decoder = decoder;
        this.models = models;
        this.letters = letters;
    }

    /**
     * Infers the frames of a batch that can be decoded; the others become dead letters.
     *
     * @throws IOException if the model fails
     */
    InferenceResult infer(FrameBatch batch, ServedStudent student) throws IOException {
        List<DeadLetter> deadLetters = new ArrayList<>();
        List<Frame> frames = new ArrayList<>();
        PixelBatch.Builder pixels =
                new PixelBatch.Builder(batch.frames().size(), batch.resolution(), models.input());
        for (Frame frame : batch.frames()) {
            try {
                pixels.add(decoder.decode(frame.image()));
                frames.add(frame);
            } catch (UndecodableImageException e) {
                deadLetters.add(letters.of(frame, batch, code(e.defect()), e.getMessage()));
            }
        }
        List<Prediction> predictions = new ArrayList<>();
        if (!frames.isEmpty()) {
            float[][] probabilities = student.model().probabilities(pixels.build());
            for (int i = 0; i < frames.size(); i++) {
                int best = Probabilities.argMax(probabilities[i]);
                predictions.add(
                        Prediction.of(
                                frames.get(i),
                                batch,
                                student.version(),
                                models.classes().of(best),
                                probabilities[i][best]));
            }
        }
        return new InferenceResult(predictions, deadLetters);
    }

    private static DeadLetterCode code(UndecodableImageException.Defect defect) {
        return switch (defect) {
            case EMPTY -> DeadLetterCode.EMPTY_IMAGE;
            case TOO_MANY_BYTES -> DeadLetterCode.TOO_MANY_BYTES;
            case TOO_MANY_PIXELS -> DeadLetterCode.TOO_MANY_PIXELS;
            case UNKNOWN_FORMAT -> DeadLetterCode.UNKNOWN_FORMAT;
            case DAMAGED -> DeadLetterCode.DAMAGED_IMAGE;
            case TRUNCATED -> DeadLetterCode.TRUNCATED_IMAGE;
        };
    }
}

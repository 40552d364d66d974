// SPDX-License-Identifier: Apache-2.0
package io.orric.profiling;

import io.orric.adaptation.Teacher;
import io.orric.footage.RecordedFrames;
import io.orric.footage.RecordedFrames.RecordedFrame;
import io.orric.job.JobSettings;
import io.orric.options.UsageException;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageClassifier;
import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import io.orric.vision.UndecodableImageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decoded frames with their classes.
 *
 * @param pictures the frames at each resolution
 * @param truth class of each frame: its label, or where it has none the teacher's answer
 * @param labelled whether all frames have labels
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of values, never compared
record Clip(Map<Integer, PixelBatch> pictures, int[] truth, boolean labelled) {

    /** Frames inferred together, as in the job by default. */
    private static final int BATCH = 64;

    /**
     * Decodes frames.
     *
     * @param teacher asked at the given resolution if a frame has no label
     * @throws UsageException if a frame cannot be decoded
     */
    static Clip read(
            RecordedFrames frames,
            List<Integer> resolutions,
            int labelledAt,
            JobSettings.Models models,
            FrameDecoder decoder,
            Teacher teacher)
            throws IOException {
        Map<Integer, List<short[]>> decoded = new LinkedHashMap<>();
        resolutions.forEach(resolution -> decoded.put(resolution, new ArrayList<>()));
        int[] truth = new int[(int) frames.size()];
        boolean labelled = true;
        for (int i = 0; i < truth.length; i++) {
            RecordedFrame frame = frames.frame(i);
            for (int resolution : resolutions) {
                decoded.get(resolution).add(pixels(frame, i, resolution, decoder));
            }
            if (frame.label() == null) {
                labelled = false;
            } else {
                truth[i] = models.classes().names().indexOf(frame.label());
            }
        }
        Map<Integer, PixelBatch> pictures = new LinkedHashMap<>();
        decoded.forEach(
                (resolution, pixels) ->
                        pictures.put(
                                resolution,
                                PixelBatch.ofPixels(pixels, resolution, models.input())));
        return new Clip(
                pictures, labelled ? truth : answers(teacher, pictures.get(labelledAt)), labelled);
    }

    private static short[] pixels(
            RecordedFrame frame, int position, int resolution, FrameDecoder decoder) {
        try {
            return decoder.pixels(frame.image(), resolution);
        } catch (UndecodableImageException e) {
            throw new UsageException(
                    "frame " + position + " cannot be decoded: " + e.getMessage(), e);
        }
    }

    private static int[] answers(Teacher teacher, PixelBatch pictures) throws IOException {
        int[] answers = new int[pictures.size()];
        for (int from = 0; from < answers.length; from += BATCH) {
            int to = Math.min(answers.length, from + BATCH);
            float[][] probabilities = teacher.label(pictures.range(from, to));
            for (int i = from; i < to; i++) {
                answers[i] = Probabilities.argMax(probabilities[i - from]);
            }
        }
        return answers;
    }

    /** Number of frames of a range that a model answers correctly. */
    int correct(ImageClassifier model, int resolution, int from, int to) throws IOException {
        int correct = 0;
        for (int start = from; start < to; start += BATCH) {
            int end = Math.min(to, start + BATCH);
            float[][] logits = model.logits(pictures.get(resolution).range(start, end));
            for (int i = start; i < end; i++) {
                if (Probabilities.argMax(logits[i - start]) == truth[i]) {
                    correct++;
                }
            }
        }
        return correct;
    }
}

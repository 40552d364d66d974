// SPDX-License-Identifier: Apache-2.0
package io.orric.profiling;

import io.orric.adaptation.SampledPictures;
import io.orric.adaptation.Teacher;
import io.orric.escalation.Escalation;
import io.orric.escalation.EscalationCurve;
import io.orric.footage.RecordedFrames;
import io.orric.footage.RecordedFrames.RecordedFrame;
import io.orric.job.JobSettings;
import io.orric.options.UsageException;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import io.orric.vision.UndecodableImageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decoded frames with their classes.
 *
 * @param pictures the frames at each resolution, as the student takes them
 * @param sampled the frames at the resolution of training, as both models take them
 * @param truth class of each frame: its label, or where it has none the teacher's answer
 * @param labelled whether all frames have labels
 * @param opinions the teacher's probabilities of each frame; none where nobody asks for them
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of values, never compared
record Clip(
        Map<Integer, PixelBatch> pictures,
        SampledPictures sampled,
        int[] truth,
        boolean labelled,
        float[][] opinions) {

    /** Frames inferred together, as in the job by default. */
    private static final int BATCH = 64;

    /**
     * Decodes frames.
     *
     * @param trainedAt resolution of training and of the teacher, one of those given
     * @param teacher asked if a frame has no label, or for opinions
     * @param escalated whether opinions are wanted
     * @throws UsageException if a frame cannot be decoded
     */
    static Clip read(
            RecordedFrames frames,
            List<Integer> resolutions,
            int trainedAt,
            JobSettings.Models models,
            FrameDecoder decoder,
            Teacher teacher,
            boolean escalated)
            throws IOException {
        Map<Integer, List<short[]>> decoded = new LinkedHashMap<>();
        resolutions.forEach(resolution -> decoded.put(resolution, new ArrayList<>()));
        ModelInput student = models.studentInput();
        ModelInput other = models.teacherInput();
        boolean alike = student.resizing().equals(other.resizing());
        List<short[]> taught = new ArrayList<>();
        int[] truth = new int[(int) frames.size()];
        boolean labelled = true;
        for (int i = 0; i < truth.length; i++) {
            RecordedFrame frame = frames.frame(i);
            for (int resolution : resolutions) {
                decoded.get(resolution).add(pixels(frame, i, resolution, student, decoder));
            }
            if (!alike) {
                taught.add(pixels(frame, i, trainedAt, other, decoder));
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
                        pictures.put(resolution, PixelBatch.ofPixels(pixels, resolution, student)));
        PixelBatch trained = pictures.get(trainedAt);
        SampledPictures sampled =
                new SampledPictures(
                        trained,
                        alike ? trained.as(other) : PixelBatch.ofPixels(taught, trainedAt, other));
        float[][] opinions =
                labelled && !escalated ? new float[0][] : opinions(teacher, sampled.teacher());
        return new Clip(
                pictures, sampled, labelled ? truth : answers(opinions), labelled, opinions);
    }

    private static short[] pixels(
            RecordedFrame frame,
            int position,
            int resolution,
            ModelInput input,
            FrameDecoder decoder) {
        try {
            return decoder.pixels(frame.image(), resolution, input);
        } catch (UndecodableImageException e) {
            throw new UsageException(
                    "frame " + position + " cannot be decoded: " + e.getMessage(), e);
        }
    }

    private static float[][] opinions(Teacher teacher, PixelBatch pictures) throws IOException {
        float[][] opinions = new float[pictures.size()][];
        for (int from = 0; from < opinions.length; from += BATCH) {
            int to = Math.min(opinions.length, from + BATCH);
            System.arraycopy(teacher.label(pictures.range(from, to)), 0, opinions, from, to - from);
        }
        return opinions;
    }

    private static int[] answers(float[][] opinions) {
        return Arrays.stream(opinions).mapToInt(Probabilities::argMax).toArray();
    }

    /**
     * Number of frames of a range that a model answers correctly.
     *
     * @param escalation share of them on which the teacher's opinion counts too
     */
    int correct(ImageClassifier model, int resolution, double escalation, int from, int to)
            throws IOException {
        EscalationCurve curve = new EscalationCurve(Escalation.DEFAULT);
        for (int start = from; start < to; start += BATCH) {
            int end = Math.min(to, start + BATCH);
            float[][] answers = model.probabilities(pictures.get(resolution).range(start, end));
            for (int i = start; i < end; i++) {
                float[] answer = answers[i - start];
                curve.add(answer, opinions.length == 0 ? answer : opinions[i], truth[i]);
            }
        }
        return curve.correct(escalation);
    }
}

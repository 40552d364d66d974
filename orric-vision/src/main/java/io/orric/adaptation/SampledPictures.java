// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sampled frames as inputs of both models, in the same order.
 *
 * @param student as the student takes them
 * @param teacher as the teacher takes them
 */
public record SampledPictures(PixelBatch student, PixelBatch teacher) {

    /**
     * @throws IllegalArgumentException if the models would not see the same number of frames
     */
    public SampledPictures {
        if (student.size() != teacher.size()) {
            throw new IllegalArgumentException(
                    String.format(
                            "the student has %d pictures and the teacher %d, must be the same",
                            student.size(), teacher.size()));
        }
    }

    /** Pictures of models that take the same. */
    public static SampledPictures of(PixelBatch pictures) {
        return new SampledPictures(pictures, pictures);
    }

    /**
     * Decodes a frame as a model takes it.
     *
     * @param <F> type of frames
     */
    @FunctionalInterface
    public interface Decoder<F> {

        /** The values of the square; empty if the frame is left out. */
        Optional<short[]> pixels(F frame, ModelInput input);
    }

    /**
     * Decodes frames, each only once if both models take pictures resized alike. A frame that is
     * left out for one of them is left out for both.
     *
     * @param resolution side of the square that the models take, pixels
     */
    public static <F> SampledPictures decode(
            List<F> frames,
            int resolution,
            ModelInput student,
            ModelInput teacher,
            Decoder<F> decoder) {
        boolean alike = student.resizing().equals(teacher.resizing());
        List<short[]> seen = new ArrayList<>();
        List<short[]> taught = new ArrayList<>();
        for (F frame : frames) {
            Optional<short[]> one = decoder.pixels(frame, student);
            Optional<short[]> other = alike ? one : decoder.pixels(frame, teacher);
            if (one.isPresent() && other.isPresent()) {
                seen.add(one.get());
                taught.add(other.get());
            }
        }
        PixelBatch pictures = PixelBatch.ofPixels(seen, resolution, student);
        return new SampledPictures(
                pictures,
                alike ? pictures.as(teacher) : PixelBatch.ofPixels(taught, resolution, teacher));
    }

    /** Number of frames. */
    public int size() {
        return student.size();
    }

    /** The first frames, as many as given. */
    public SampledPictures first(int count) {
        return new SampledPictures(student.first(count), teacher.first(count));
    }

    /** The frames at these positions. */
    public SampledPictures select(List<Integer> positions) {
        return new SampledPictures(student.select(positions), teacher.select(positions));
    }
}

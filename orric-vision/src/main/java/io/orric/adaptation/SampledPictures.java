// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;
import java.util.List;
import java.util.function.Function;

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
     * Decodes frames, only once if both models take pictures resized alike.
     *
     * @param decoder gives the frames as a model takes them, the same ones each time
     */
    public static SampledPictures decode(
            ModelInput student, ModelInput teacher, Function<ModelInput, PixelBatch> decoder) {
        PixelBatch pictures = decoder.apply(student);
        return new SampledPictures(
                pictures,
                student.resizing().equals(teacher.resizing())
                        ? pictures.as(teacher)
                        : decoder.apply(teacher));
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

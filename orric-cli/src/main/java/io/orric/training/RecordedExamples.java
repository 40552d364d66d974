// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

import io.orric.footage.RecordedFrames;
import io.orric.footage.RecordedFrames.RecordedFrame;
import io.orric.options.UsageException;
import io.orric.vision.ClassNames;
import io.orric.vision.UndecodableImageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The labelled frames of a recording, shuffled: a folder's images come class by class.
 *
 * @param recording path of a recording, see {@link RecordedFrames#open}
 * @param seed decides the order
 */
public record RecordedExamples(Path recording, long seed) implements ExampleSource {

    @Override
    public String description() {
        return recording.toAbsolutePath().normalize().toString();
    }

    @Override
    public List<Examples> load(List<Integer> resolutions, ClassNames classes, Progress progress)
            throws IOException {
        try (RecordedFrames frames = RecordedFrames.open(recording, classes)) {
            int size = Math.toIntExact(frames.size());
            List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
            Collections.shuffle(order, new Random(seed));
            PictureCache cache = new PictureCache(size, resolutions, classes, progress);
            for (int i = 0; i < size; i++) {
                put(cache, i, frames.frame(order.get(i)), order.get(i));
            }
            return cache.examples();
        }
    }

    private void put(PictureCache cache, int position, RecordedFrame frame, int origin)
            throws IOException {
        if (frame.label() == null) {
            throw UsageException.format(
                    "%s has no labels, put the images of each class into a sub-folder of its name",
                    recording);
        }
        try {
            cache.put(position, frame.image(), frame.label());
        } catch (UndecodableImageException e) {
            throw UsageException.format(
                    "frame %s of %s is unusable, remove it: %s", origin, recording, e.getMessage());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

import io.orric.footage.Footage;
import io.orric.footage.FootageProvider;
import io.orric.footage.RecordedFrames;
import io.orric.footage.RecordedFrames.RecordedFrame;
import io.orric.options.UsageException;
import io.orric.vision.ClassNames;
import io.orric.vision.ModelInput;
import io.orric.vision.UndecodableImageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Labelled frames of a recording or of a camera that draws them. */
public abstract class ExampleSource {

    /** Takes the progress of a load, from one thread at a time. */
    @FunctionalInterface
    public interface Progress {
        void loaded(int done, int total);
    }

    private final String description;

    private ExampleSource(String description) {
        this.description = description;
    }

    /**
     * The labelled frames of a recording, shuffled: a folder's images come class by class.
     *
     * @param recording path of a recording, see {@link RecordedFrames#open}
     * @param seed decides the order
     */
    public static ExampleSource recorded(Path recording, long seed) {
        return new ExampleSource(recording.toAbsolutePath().normalize().toString()) {
            @Override
            RecordedFrames open(ClassNames classes) throws IOException {
                return RecordedFrames.open(recording, classes);
            }

            @Override
            void putAll(PictureCache cache, RecordedFrames frames, IntStream positions) {
                List<Integer> order = new ArrayList<>(positions.boxed().toList());
                Collections.shuffle(order, new Random(seed));
                for (int i = 0; i < order.size(); i++) {
                    put(cache, i, frames, order.get(i), recording);
                }
            }
        };
    }

    /**
     * Frames that a camera draws.
     *
     * @param conditions under which each frame is taken, see {@link FootageProvider#under}
     * @param count number of frames
     * @param seed of the scene and of the conditions
     * @throws UsageException if there are no frames, or no such conditions
     */
    public static ExampleSource drawn(
            FootageProvider camera, String conditions, int count, long seed) {
        String what = camera.name() + " frames";
        if (count < 1) {
            throw UsageException.format("%s are %s, must be at least 1", what, count);
        }
        Footage footage = camera.under(conditions).scenes().at(seed, count);
        return new ExampleSource(
                String.format("%s %s, %s, seed %s", count, what, conditions, seed)) {
            @Override
            RecordedFrames open(ClassNames classes) throws IOException {
                for (String label : camera.classes().names()) {
                    if (!classes.contains(label)) {
                        throw UsageException.format(
                                "the %s camera shows the class %s, which is not among the classes"
                                        + " %s",
                                camera.name(), label, classes);
                    }
                }
                return footage.open();
            }

            @Override
            void putAll(PictureCache cache, RecordedFrames frames, IntStream positions) {
                positions.parallel().forEach(i -> put(cache, i, frames, i, what));
            }
        };
    }

    /** The description of the source, so that a training is not resumed on other pictures. */
    public String description() {
        return description;
    }

    /**
     * Loads all pictures. Those at the end make the validation set, so their order is not one of
     * classes.
     *
     * @param resolutions sides of the squares that are made of each, pixels
     * @param input that of the model that takes them
     * @return the pictures at each resolution
     * @throws IOException if a picture cannot be read
     * @throws UsageException if the source is wrong, say, without labels
     */
    public List<Examples> load(
            List<Integer> resolutions, ModelInput input, ClassNames classes, Progress progress)
            throws IOException {
        try (RecordedFrames frames = open(classes)) {
            int size = Math.toIntExact(frames.size());
            PictureCache cache = new PictureCache(size, resolutions, input, classes, progress);
            putAll(cache, frames, IntStream.range(0, size));
            return cache.examples();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    abstract RecordedFrames open(ClassNames classes) throws IOException;

    abstract void putAll(PictureCache cache, RecordedFrames frames, IntStream positions);

    private static void put(
            PictureCache cache, int position, RecordedFrames frames, int origin, Object place) {
        try {
            RecordedFrame frame = frames.frame(origin);
            if (frame.label() == null) {
                throw UsageException.format(
                        "%s has no labels, put the images of each class into a sub-folder of its"
                                + " name",
                        place);
            }
            cache.put(position, frame.image(), frame.label());
        } catch (UndecodableImageException e) {
            throw UsageException.format(
                    "frame %s of %s is unusable, remove it: %s", origin, place, e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

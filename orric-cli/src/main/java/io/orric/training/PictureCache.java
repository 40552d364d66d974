// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

import io.orric.vision.ClassNames;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageLimits;
import io.orric.vision.ModelInput;
import io.orric.vision.UndecodableImageException;
import java.util.ArrayList;
import java.util.List;

/** Examples being loaded: encoded frames go in at their positions, from any thread. */
final class PictureCache {

    /** Larger pictures than any camera's are a mistake. */
    private static final ImageLimits LIMITS = new ImageLimits(64 << 20, 64 << 20);

    private final FrameDecoder decoder = new FrameDecoder(LIMITS);
    private final List<Integer> resolutions;
    private final ModelInput input;
    private final List<String> classes;
    private final short[][][] pictures;
    private final int[] labels;
    private final ExampleSource.Progress progress;
    private int loaded;

    PictureCache(
            int size,
            List<Integer> resolutions,
            ModelInput input,
            ClassNames classes,
            ExampleSource.Progress progress) {
        this.resolutions = resolutions;
        this.input = input;
        this.classes = classes.names();
        this.pictures = new short[resolutions.size()][size][];
        this.labels = new int[size];
        this.progress = progress;
    }

    /**
     * Decodes and resizes a frame.
     *
     * @throws UndecodableImageException if it is no picture
     */
    void put(int position, byte[] encoded, String label) throws UndecodableImageException {
        List<short[]> resized = new ArrayList<>();
        for (int resolution : resolutions) {
            resized.add(decoder.pixels(encoded, resolution, input));
        }
        synchronized (this) {
            for (int i = 0; i < pictures.length; i++) {
                pictures[i][position] = resized.get(i);
            }
            labels[position] = classes.indexOf(label);
            loaded++;
            progress.loaded(loaded, labels.length);
        }
    }

    /** The examples at each resolution, once every position is filled. */
    synchronized List<Examples> examples() {
        List<Examples> examples = new ArrayList<>();
        for (int i = 0; i < pictures.length; i++) {
            examples.add(
                    new Examples(resolutions.get(i), input, classes.size(), pictures[i], labels));
        }
        return examples;
    }
}

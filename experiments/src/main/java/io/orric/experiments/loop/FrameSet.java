// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import io.orric.footage.RecordedFrames;
import io.orric.footage.RecordedFrames.RecordedFrame;
import io.orric.options.UsageException;
import io.orric.vision.ClassNames;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageLimits;
import io.orric.vision.RgbImage;
import io.orric.vision.UndecodableImageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Labelled frames in memory, in the order of their severity.
 *
 * @param name their corruption
 * @param images the frames, decoded
 * @param labels the class of each, as an index
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of values, never compared
public record FrameSet(String name, List<RgbImage> images, int[] labels) {

    private static final ImageLimits LIMITS = new ImageLimits(1 << 24, 1 << 24);

    /**
     * Reads a file of frames, with its labels beside it.
     *
     * @throws IOException if it cannot be read
     * @throws UsageException if it is no such file or a frame has no label
     */
    static FrameSet read(String name, Path file, ClassNames classes) throws IOException {
        FrameDecoder decoder = new FrameDecoder(LIMITS);
        List<RgbImage> images = new ArrayList<>();
        try (RecordedFrames frames = RecordedFrames.open(file, classes)) {
            int[] labels = new int[(int) frames.size()];
            for (int i = 0; i < labels.length; i++) {
                RecordedFrame frame = frames.frame(i);
                if (frame.label() == null) {
                    throw new UsageException(file + " has no labels, put labels.npy beside it");
                }
                labels[i] = classes.names().indexOf(frame.label());
                images.add(decoder.decode(frame.image()));
            }
            return new FrameSet(name, images, labels);
        } catch (UndecodableImageException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The same frames with one class after the other, as before a camera that stands still.
     *
     * @param length frames of a class in a row, fewer where no more are left
     * @param parts parts of equal size that are ordered each by itself
     */
    FrameSet inClassRuns(int length, int parts) {
        List<Integer> order = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            Map<Integer, Deque<Integer>> waiting = new TreeMap<>();
            int end = (part + 1) * size() / parts;
            for (int i = part * size() / parts; i < end; i++) {
                waiting.computeIfAbsent(labels[i], label -> new ArrayDeque<>()).add(i);
            }
            while (order.size() < end) {
                for (Deque<Integer> ofClass : waiting.values()) {
                    for (int i = 0; i < length && !ofClass.isEmpty(); i++) {
                        order.add(ofClass.remove());
                    }
                }
            }
        }
        return select(order.stream().mapToInt(i -> i));
    }

    /** The frames of a range, in an order drawn by a seed. */
    FrameSet shuffled(int from, int to, long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(from, to).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return select(order.stream().mapToInt(i -> i));
    }

    /** The frames at these positions. */
    FrameSet select(IntStream positions) {
        int[] order = positions.toArray();
        return new FrameSet(
                name,
                Arrays.stream(order).mapToObj(images::get).toList(),
                Arrays.stream(order).map(i -> labels[i]).toArray());
    }

    /** All frames of some sets, one set after the other. */
    static FrameSet concat(String name, List<FrameSet> parts) {
        return new FrameSet(
                name,
                parts.stream().flatMap(part -> part.images.stream()).toList(),
                parts.stream().flatMapToInt(part -> Arrays.stream(part.labels)).toArray());
    }

    /** Number of frames. */
    public int size() {
        return labels.length;
    }
}

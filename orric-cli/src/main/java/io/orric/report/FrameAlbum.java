// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import io.orric.frames.Prediction;
import io.orric.vision.ImageLimits;
import io.orric.vision.UndecodableImageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Chooses the frames that a report shows: evenly over the run and over conditions, whatever their
 * predictions.
 */
public final class FrameAlbum {

    private static final int SHOWN = 24;

    private record Key(long slot, String camera, long offset) {}

    private final FrameLookup lookup;
    private final ImageLimits limits;

    public FrameAlbum(FrameLookup lookup, ImageLimits limits) {
        this.lookup = lookup;
        this.limits = limits;
    }

    /**
     * Chooses frames and fetches their images.
     *
     * @param predictions of candidate frames, in any order
     * @param sites the order in which the sites' predictions of a frame are shown
     */
    public List<SampleFrame> choose(List<Prediction> predictions, List<String> sites)
            throws IOException {
        Map<String, List<List<Prediction>>> byCondition =
                byFrame(predictions, sites).stream()
                        .collect(
                                Collectors.groupingBy(
                                        frame -> condition(frame.get(0)),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<SampleFrame> chosen = new ArrayList<>();
        int each = SHOWN / Math.max(1, Math.min(SHOWN, byCondition.size()));
        for (Map.Entry<String, List<List<Prediction>>> entry : byCondition.entrySet()) {
            String condition = entry.getKey().isEmpty() ? null : entry.getKey();
            for (List<Prediction> frame : spread(entry.getValue(), each)) {
                if (chosen.size() < SHOWN) {
                    sample(condition, frame).ifPresent(chosen::add);
                }
            }
        }
        return chosen;
    }

    private static List<List<Prediction>> byFrame(
            List<Prediction> predictions, List<String> sites) {
        Comparator<Key> order =
                Comparator.comparingLong(Key::slot)
                        .thenComparing(Key::camera)
                        .thenComparingLong(Key::offset);
        Map<Key, List<Prediction>> frames =
                predictions.stream()
                        .sorted(Comparator.comparingInt(p -> sites.indexOf(p.site())))
                        .collect(
                                Collectors.groupingBy(
                                        p -> new Key(p.slot(), p.camera(), p.offset()),
                                        () -> new TreeMap<>(order),
                                        Collectors.toList()));
        return List.copyOf(frames.values());
    }

    private String condition(Prediction prediction) {
        return lookup.condition(prediction.camera(), prediction.offset()).orElse("");
    }

    private Optional<SampleFrame> sample(String condition, List<Prediction> frame)
            throws IOException {
        Prediction any = frame.get(0);
        Optional<byte[]> image = lookup.image(any.camera(), any.offset());
        if (image.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new SampleFrame(Thumbnail.of(image.get(), limits), condition, frame));
        } catch (UndecodableImageException e) {
            // It was decoded once, so the footage has changed since; the report does without it.
            return Optional.empty();
        }
    }

    /** At most that many items, evenly spaced. */
    private static <T> List<T> spread(List<T> items, int most) {
        if (items.size() <= most) {
            return items;
        }
        List<T> spread = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            spread.add(items.get((int) ((2L * i + 1) * items.size() / (2L * most))));
        }
        return spread;
    }
}

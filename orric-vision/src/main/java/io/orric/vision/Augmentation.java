// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Random variation of pictures before a model sees them. Batch-norm statistics belong to the
 * pictures that a model was trained on: a student whose base training cropped its pictures expects
 * the statistics of cropped ones, and loses accuracy with any others.
 *
 * @param kinds the ways in which a picture is varied, at most one of {@link Kind#SHIFT} and {@link
 *     Kind#CROP}
 */
public record Augmentation(Set<Kind> kinds) implements Serializable {

    /** One way to vary a picture. */
    public enum Kind {
        /** Mirrors half of the pictures left to right. */
        FLIP,
        /** Moves pictures by up to a twelfth of their side and repeats their edges. */
        SHIFT,
        /** Moves pictures by up to an eighth of their side and leaves black behind. */
        CROP,
        /** Changes brightness and contrast by up to {@value Augmentation#LARGEST_CHANGE}. */
        LIGHT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Pictures as they are. */
    public static final Augmentation NONE = of();

    private static final float LARGEST_CHANGE = 0.4f;

    /** The largest value of a pixel. */
    private static final float LIGHTEST = 255 * PixelBatch.UNIT;

    /** Stands for a pixel that no pixel of the picture moves to. */
    private static final int BLACK = -1;

    /**
     * @throws IllegalArgumentException if pictures would be both shifted and cropped
     */
    public Augmentation {
        if (kinds.contains(Kind.SHIFT) && kinds.contains(Kind.CROP)) {
            throw new IllegalArgumentException(
                    "augmentation is shift and crop, must have only one of the two");
        }
        EnumSet<Kind> ordered = EnumSet.noneOf(Kind.class);
        ordered.addAll(kinds);
        kinds = ordered;
    }

    /** An augmentation of these kinds. */
    public static Augmentation of(Kind... kinds) {
        return new Augmentation(Set.of(kinds));
    }

    /**
     * Reads {@code none}, or a comma-separated list of {@code flip}, {@code shift} or {@code crop},
     * and {@code light}.
     *
     * @throws IllegalArgumentException if there is something else
     */
    public static Augmentation parse(String text) {
        if (text.equals("none")) {
            return NONE;
        }
        List<String> known = Arrays.stream(Kind.values()).map(Kind::toString).toList();
        List<String> given = Arrays.asList(text.split(",", -1));
        if (!known.containsAll(given)) {
            throw new IllegalArgumentException(
                    String.format(
                            "augmentation is '%s', must be none or a list of %s such as flip,shift",
                            text, String.join(", ", known)));
        }
        return of(
                given.stream()
                        .map(name -> Kind.values()[known.indexOf(name)])
                        .toArray(Kind[]::new));
    }

    /** Varied copies of pictures. */
    public PixelBatch vary(PixelBatch pictures, RandomGenerator random) {
        if (kinds.isEmpty()) {
            return pictures;
        }
        int side = pictures.resolution();
        int plane = side * side;
        short[] values = pictures.values();
        short[] varied = new short[values.length];
        for (int picture = 0; picture < values.length; picture += 3 * plane) {
            int[] sources = sources(side, random);
            for (int from = picture; from < picture + 3 * plane; from += plane) {
                for (int i = 0; i < plane; i++) {
                    varied[from + i] = sources[i] == BLACK ? 0 : values[from + sources[i]];
                }
            }
            if (kinds.contains(Kind.LIGHT)) {
                changeLight(varied, values, picture, 3 * plane, sources, random);
            }
        }
        return new PixelBatch(pictures.size(), side, varied, pictures.input());
    }

    /** For each pixel, row by row, the pixel it is taken from, or {@link #BLACK}. */
    private int[] sources(int side, RandomGenerator random) {
        boolean crop = kinds.contains(Kind.CROP);
        boolean mirrored = kinds.contains(Kind.FLIP) && random.nextBoolean();
        int reach = crop ? side / 8 : kinds.contains(Kind.SHIFT) ? side / 12 : 0;
        int right = random.nextInt(-reach, reach + 1);
        int down = random.nextInt(-reach, reach + 1);
        int[] sources = new int[side * side];
        for (int y = 0; y < side; y++) {
            int row = within(y + down, side);
            for (int x = 0; x < side; x++) {
                int column = within(x + right, side);
                boolean outside = row != y + down || column != x + right;
                sources[y * side + x] =
                        crop && outside
                                ? BLACK
                                : row * side + (mirrored ? side - 1 - column : column);
            }
        }
        return sources;
    }

    private static int within(int position, int side) {
        return Math.max(0, Math.min(side - 1, position));
    }

    /** Changes the pixels of a varied picture that are of the picture; black edges stay. */
    private static void changeLight(
            short[] varied,
            short[] values,
            int picture,
            int length,
            int[] sources,
            RandomGenerator random) {
        float contrast = 1 + random.nextFloat(-LARGEST_CHANGE, LARGEST_CHANGE);
        float brightness = LIGHTEST * random.nextFloat(-LARGEST_CHANGE, LARGEST_CHANGE);
        float middle = mean(values, picture, length);
        for (int i = 0; i < length; i++) {
            if (sources[i % sources.length] != BLACK) {
                float value = varied[picture + i] & 0xFFFF;
                float changed = middle + (value - middle) * contrast + brightness;
                varied[picture + i] = (short) Math.round(Math.max(0, Math.min(LIGHTEST, changed)));
            }
        }
    }

    private static float mean(short[] values, int from, int length) {
        long sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += values[i] & 0xFFFF;
        }
        return (float) sum / length;
    }

    @Override
    public String toString() {
        return kinds.isEmpty()
                ? "none"
                : kinds.stream().map(Kind::toString).collect(Collectors.joining(","));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.Serializable;
import java.util.Locale;

/**
 * The way in which a picture becomes the square that a model takes.
 *
 * @param mode what of the picture is in the square
 * @param filter how pixels of the picture make one of the square
 * @param resize length to which the shorter side is resized before a square of {@code crop} pixels
 *     is cut from the middle, at least {@code crop}. Both are in proportion: at another resolution
 *     than {@code crop} the shorter side is {@code resize × resolution / crop} pixels, rounded. 1
 *     where nothing is cut
 * @param crop side of the square that is cut; 1 where nothing is cut
 */
public record Resizing(Mode mode, Filter filter, int resize, int crop) implements Serializable {

    /** What of the picture is in the square. */
    public enum Mode {
        /** All of it, each side resized by itself. */
        STRETCH,
        /**
         * The middle, at its own aspect. As torchvision's {@code Resize(resize)} and {@code
         * CenterCrop(crop)} do it.
         */
        CENTRE_CROP,
        /** All of it, at its own aspect, between black bars. As Pillow's {@code ImageOps.pad}. */
        LETTERBOX;

        @Override
        public String toString() {
            return nameOf(this);
        }
    }

    /** How pixels of the picture make one of the square. */
    public enum Filter {
        /**
         * Linear interpolation of a side that is at most twice as long as the resized one, the mean
         * of the area of each pixel for a longer side.
         */
        AREA,
        /**
         * Linear interpolation of the two nearest pixels along each side, however many are skipped
         * then. As PyTorch's {@code interpolate(mode="bilinear", antialias=False)} does it.
         */
        BILINEAR,
        /**
         * Linear interpolation, widened by the factor by which a side is shortened, so that no
         * pixel is skipped. As Pillow does it and PyTorch with {@code antialias=True}.
         */
        BILINEAR_ANTIALIAS;

        @Override
        public String toString() {
            return nameOf(this);
        }
    }

    /** The whole picture, stretched, by areas. */
    public static final Resizing DEFAULT = new Resizing(Mode.STRETCH, Filter.AREA);

    /**
     * @throws IllegalArgumentException if the shorter side is resized to less than is cut from it
     */
    public Resizing {
        if (crop < 1 || resize < crop) {
            throw new IllegalArgumentException(
                    "resize is " + resize + ", must be at least crop, which is " + crop);
        }
    }

    /** A resizing that cuts nothing. */
    public Resizing(Mode mode, Filter filter) {
        this(mode, filter, 1, 1);
    }

    private static String nameOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A side of the square.
     *
     * @param side of the picture along it, pixels
     * @param other the picture's other side, pixels
     * @param resolution side of the square, pixels
     */
    Span span(int side, int other, int resolution) {
        return switch (mode) {
            case STRETCH -> new Span(side, resolution, 0, resolution);
            case CENTRE_CROP -> {
                long shorter = Math.round((double) resize * resolution / crop);
                long resized = side <= other ? shorter : shorter * side / other;
                yield new Span(side, resized, evenly(resized - resolution), resolution);
            }
            case LETTERBOX -> {
                long resized =
                        side >= other
                                ? resolution
                                : (long) Math.rint((double) side / other * resolution);
                long seen = Math.max(1, resized);
                yield new Span(side, seen, -evenly(resolution - seen), resolution);
            }
        };
    }

    /** Half of what is over, to the nearest even number where that is no whole one. */
    private static long evenly(long over) {
        return (long) Math.rint(over / 2.0);
    }
}

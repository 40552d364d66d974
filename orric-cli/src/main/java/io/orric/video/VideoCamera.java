// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import io.orric.frames.Names;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A camera or a video file, and what is wanted of its pictures.
 *
 * @param name name of the camera
 * @param source address of the camera
 * @param rate most frames a second; empty for all that the source has
 * @param size size to which pictures are scaled; empty for the source's own
 * @param quality of JPEGs, ffmpeg's {@code -q:v}, from {@value #BEST_QUALITY} (best, largest) to
 *     {@value #WORST_QUALITY}
 * @param regions parts of the scaled picture that are sent in its place, each as a camera of its
 *     own; empty to send the picture
 */
public record VideoCamera(
        String name,
        VideoSource source,
        OptionalDouble rate,
        Optional<PictureSize> size,
        int quality,
        List<Region> regions) {

    static final int BEST_QUALITY = 2;
    static final int WORST_QUALITY = 31;

    /** Quality where none is given. */
    public static final int DEFAULT_QUALITY = 4;

    /** Highest rate, frames a second. */
    public static final double HIGHEST_RATE = 1000;

    public VideoCamera {
        regions = List.copyOf(regions);
    }

    /** Names under which the camera sends: its own, or one for each region. */
    public List<String> names() {
        return names(name, regions);
    }

    /** Names under which a camera sends. */
    static List<String> names(String name, List<Region> regions) {
        return regions.isEmpty()
                ? List.of(name)
                : regions.stream().map(region -> name + "/" + region.name()).toList();
    }

    /**
     * Checks a name as the job does, which makes a dead letter of a frame of a longer one.
     *
     * @return the name
     * @throws IllegalArgumentException if it is none; the message is what it must be
     */
    public static String requireName(String name) {
        if (name.isBlank() || Names.isTooLong(name) || !Names.printable(name).equals(name)) {
            throw new IllegalArgumentException(
                    "must be a name of 1 to "
                            + Names.MAX_LENGTH
                            + " characters, none of them a control character");
        }
        return name;
    }

    /**
     * Checks a rate.
     *
     * @return the rate
     * @throws IllegalArgumentException if it is none; the message is what it must be
     */
    public static double requireRate(double rate) {
        if (!(rate > 0 && rate <= HIGHEST_RATE)) {
            throw new IllegalArgumentException(
                    "must be frames a second, above 0 and at most " + (int) HIGHEST_RATE);
        }
        return rate;
    }
}

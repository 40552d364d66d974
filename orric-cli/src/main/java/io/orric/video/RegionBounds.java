// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Regions of a camera against the picture that it has: where one lies outside, {@link
 * FfmpegCommand} has ffmpeg print the width and the height of the picture. Used by one thread.
 */
final class RegionBounds {

    private static final Pattern PIXELS = Pattern.compile("(\\d{1,5})\\.0+");

    private final List<Region> regions;
    private final List<Integer> printed = new ArrayList<>();

    RegionBounds(List<Region> regions) {
        this.regions = regions;
    }

    /**
     * Reads a line of ffmpeg.
     *
     * @return what is wrong in the user's words, from the second number on; until then empty
     */
    Optional<String> read(String line) {
        Matcher pixels = PIXELS.matcher(line);
        if (pixels.matches() && printed.size() < 2) {
            printed.add(Integer.valueOf(pixels.group(1)));
        }
        return printed.size() < 2 ? Optional.empty() : Optional.of(complaint());
    }

    private String complaint() {
        int width = printed.get(0);
        int height = printed.get(1);
        return regions.stream()
                .filter(region -> !region.fits(width, height))
                .map(
                        region ->
                                String.format(
                                        "region %s (%s) lies outside the picture of %dx%d",
                                        region.name(), region.shown(), width, height))
                .collect(Collectors.joining("; "));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import io.orric.frames.Names;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The site that a camera is said to belong to. It is the job that decides: by the camera's name and
 * its option {@code orric.sites.cameras}. So a claim is checked, not sent.
 */
public final class SiteClaim {

    /**
     * Checks that the job will count a camera and its regions to a site.
     *
     * @param camera name of the camera
     * @param sites site to which the job counts a camera, by the camera's name
     * @return the site
     * @throws IllegalArgumentException if it will not; the message is the remedy
     */
    public static String check(
            String site, String camera, List<Region> regions, UnaryOperator<String> sites) {
        if (Names.isTooLong(site)) {
            throw new IllegalArgumentException(
                    "must have at most " + Names.MAX_LENGTH + " characters");
        }
        for (String name : VideoCamera.names(camera, regions)) {
            String actual = sites.apply(name);
            if (!actual.equals(site)) {
                String pattern = regions.isEmpty() ? name : camera + "/*";
                throw new IllegalArgumentException(
                        String.format(
                                "but the configuration has camera %s at site %s; add"
                                        + " 'orric.sites.cameras.%s: %s' to the configuration that"
                                        + " feed and job share",
                                name, actual, pattern, site));
            }
        }
        return site;
    }

    private SiteClaim() {}
}

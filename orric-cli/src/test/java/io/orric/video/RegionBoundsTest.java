// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegionBoundsTest {

    private final RegionBounds bounds =
            new RegionBounds(
                    List.of(
                            new Region("left", 0, 0, 320, 272),
                            new Region("right", 600, 0, 320, 272)));

    @Test
    void theSizeThatFfmpegPrintsTellsWhichRegionsLieOutside() {
        assertThat(bounds.read("640.000000")).isEmpty();
        String complaint = "region right (320x272 at 600,0) lies outside the picture of 640x272";
        assertThat(bounds.read("272.000000")).hasValue(complaint);
        assertThat(bounds.read("Error reinitializing filters!")).hasValue(complaint);
    }

    @Test
    void otherLinesSayNothingOfRegions() {
        assertThat(bounds.read("640x272: Invalid data found when processing input")).isEmpty();
        assertThat(bounds.read("Conversion failed!")).isEmpty();
    }
}

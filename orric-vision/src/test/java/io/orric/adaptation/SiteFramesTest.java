// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.TinyModels;
import io.orric.vision.PixelBatch;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SiteFramesTest {

    /** One pixel of three values and two scores. */
    private static final int FRAME = 3 * Short.BYTES + 2 * Float.BYTES;

    @Example
    void whatFitsStays() {
        SiteFrames sites = new SiteFrames(6L * FRAME);
        sites.put("north", frames(1, 2, 3, 4));
        sites.put("south", frames(5, 6));
        assertThat(firsts(sites.of("north"))).containsExactly(1, 2, 3, 4);
        assertThat(sites.bytes()).isEqualTo(6L * FRAME);
    }

    @Example
    void whatDoesNotFitLeavesEachSiteItsNewestInAnEqualShare() {
        SiteFrames sites = new SiteFrames(6L * FRAME);
        sites.put("north", frames(1, 2, 3, 4, 5, 6));
        sites.put("south", frames(7, 8));
        assertThat(firsts(sites.of("north"))).containsExactly(4, 5, 6);
        assertThat(firsts(sites.of("south"))).containsExactly(7, 8);
        sites.adopt("north", "east");
        assertThat(firsts(sites.of("east"))).containsExactly(5, 6);
        assertThat(firsts(sites.of("north"))).containsExactly(5, 6);
        assertThat(sites.of("west")).isNull();
    }

    @Example
    void aShareBelowOneFrameIsNone() {
        SiteFrames sites = new SiteFrames(FRAME);
        sites.put("north", frames(1));
        sites.put("south", frames(2));
        assertThat(sites.bytes()).isLessThanOrEqualTo(FRAME);
    }

    @Property(tries = 200)
    void theLimitHoldsWhateverSitesComeAndGo(
            @ForAll @Size(max = 40) int[] moves, @ForAll @IntRange(max = 40) int limit) {
        SiteFrames sites = new SiteFrames((long) limit * FRAME);
        for (int move : moves) {
            String site = "site-" + Math.floorMod(move, 7);
            if (move % 5 == 0) {
                sites.forget(site);
            } else {
                sites.put(site, frames(IntStream.range(0, 1 + Math.floorMod(move, 30)).toArray()));
            }
            long held =
                    IntStream.range(0, 7)
                            .mapToObj(i -> sites.of("site-" + i))
                            .filter(frames -> frames != null)
                            .mapToLong(LabelledFrames::bytes)
                            .sum();
            assertThat(sites.bytes()).isEqualTo(held).isLessThanOrEqualTo((long) limit * FRAME);
        }
    }

    private static int[] firsts(LabelledFrames frames) {
        short[] values = frames.pixels().values();
        return IntStream.range(0, frames.size()).map(i -> values[3 * i]).toArray();
    }

    private static LabelledFrames frames(int... reds) {
        short[] values = new short[3 * reds.length];
        for (int i = 0; i < reds.length; i++) {
            values[3 * i] = (short) reds[i];
        }
        return new LabelledFrames(
                new PixelBatch(reds.length, 1, values, TinyModels.INPUT),
                new float[reds.length][2]);
    }
}

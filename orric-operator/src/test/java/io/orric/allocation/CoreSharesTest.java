// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CoreSharesTest {

    private final CoreShares shares = new CoreShares();

    @Test
    void whereThereIsEnoughEverySiteGetsWhatItNeeds() {
        assertThat(shares.begin("north", 0, 10, 30, 100)).isEqualTo(30);
        assertThat(shares.begin("south", 0, 10, 60, 100)).isEqualTo(60);
    }

    @Test
    void whereThereIsNotSitesShareByNeed() {
        shares.begin("north", 0, 10, 100, 100);
        shares.begin("south", 0, 10, 300, 100);
        shares.begin("north", 10, 20, 100, 100);
        double south = shares.begin("south", 10, 20, 300, 100);
        double north = shares.begin("north", 20, 30, 100, 100);
        // Floors of 10 each, and the rest as 90 to 290.
        assertThat(south).isEqualTo(10 + 80 * 290.0 / 380, within(1e-9));
        assertThat(north).isEqualTo(10 + 80 * 90.0 / 380, within(1e-9));
    }

    @Test
    void aSmallSiteKeepsItsFloorBesideAGreedyOne() {
        shares.begin("greedy", 0, 10, 1e9, 100);
        shares.begin("small", 0, 10, 10, 100);
        shares.begin("greedy", 10, 20, 1e9, 100);
        assertThat(shares.begin("small", 10, 20, 10, 100)).isEqualTo(10, within(1e-3));
    }

    @Test
    void aSlotGrowsByWhatIsLeft() {
        shares.begin("north", 0, 10, 30, 100);
        shares.begin("south", 0, 10, 60, 100);
        assertThat(shares.grow("north", 35)).isEqualTo(35);
        assertThat(shares.grow("north", 80)).isEqualTo(40);
        shares.end("south", 60);
        assertThat(shares.grow("north", 90)).isEqualTo(50);
    }

    @Test
    void aSlotThatGotLessThanItsNeedLeavesTheRestToSitesThatComeLater() {
        for (long slot = 0; slot < 2; slot++) {
            shares.begin("north", slot * 10, slot * 10 + 10, 200, 100);
            shares.grow("north", 200);
            double south = shares.begin("south", slot * 10, slot * 10 + 10, 200, 100);
            assertThat(south).isEqualTo(slot == 0 ? 0 : 50, within(1e-9));
            shares.end("north", 200);
            shares.end("south", 200);
        }
    }

    @Test
    void aSlotThatIsOverButNotEndedYetKeepsWhatItHasAndTakesNothingFromTheNext() {
        shares.begin("north", 0, 10, 60, 100);
        shares.begin("south", 0, 10, 60, 100);
        shares.end("south", 60);
        assertThat(shares.begin("south", 10, 20, 40, 100)).isEqualTo(40);
        assertThat(shares.grow("north", 60)).isEqualTo(60);
    }

    @Test
    void sitesThatAreGoneLeaveTheirShareToTheOthers() {
        shares.begin("gone", 0, 10, 500, 100);
        shares.end("gone", 500);
        shares.begin("north", 10, 20, 500, 100);
        assertThat(shares.begin("north", 40, 50, 500, 100)).isEqualTo(100);
    }

    @Test
    void openSlotsNeverHaveMoreThanThereIs() {
        SplittableRandom random = new SplittableRandom(7);
        Map<String, Double> open = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            String site = "site-" + random.nextInt(12);
            long start = step / 12 * 10L;
            switch (random.nextInt(3)) {
                case 0 -> {
                    if (!open.containsKey(site)) {
                        open.put(
                                site,
                                shares.begin(
                                        site, start, start + 1000, random.nextDouble(300), 500));
                    }
                }
                case 1 ->
                        open.computeIfPresent(
                                site, (name, had) -> shares.grow(name, random.nextDouble(400)));
                default -> {
                    shares.end(site, random.nextDouble(300));
                    open.remove(site);
                }
            }
            double given = open.values().stream().mapToDouble(Double::doubleValue).sum();
            assertThat(given).isLessThanOrEqualTo(500 + 1e-6);
            if (step % 600 == 0) {
                open.keySet().forEach(name -> shares.end(name, 1));
                open.clear();
            }
        }
    }
}

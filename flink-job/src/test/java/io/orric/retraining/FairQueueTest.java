// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairQueueTest {

    @Test
    void aNewerSampleTakesThePlaceOfTheSitesOlderOne() {
        FairQueue queue = new FairQueue(4);
        queue.add(sample("north", 1));
        queue.add(sample("south", 1));
        assertThat(queue.add(sample("north", 2))).containsExactly(sample("north", 1));
        assertThat(queue.add(sample("north", 1))).containsExactly(sample("north", 1));
        assertThat(queue.waiting()).containsExactly(sample("north", 2), sample("south", 1));
        assertThat(queue.take()).contains(sample("north", 2));
        assertThat(queue.take()).contains(sample("south", 1));
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void theSiteWhoseTurnIsTheLongestAgoIsNext() {
        FairQueue queue = new FairQueue(4);
        for (String site : List.of("north", "south", "east")) {
            queue.add(sample(site, 1));
            queue.take();
        }
        queue.add(sample("east", 2));
        queue.add(sample("north", 2));
        queue.add(sample("west", 2));
        queue.add(sample("south", 2));
        assertThat(List.of(next(queue), next(queue), next(queue), next(queue)))
                .containsExactly("west", "north", "south", "east");
    }

    @Test
    void whereTooManyWaitTheOneThatHadItsTurnLastGivesWay() {
        FairQueue queue = new FairQueue(2);
        queue.add(sample("north", 1));
        queue.take();
        queue.add(sample("north", 2));
        queue.add(sample("south", 2));
        assertThat(queue.add(sample("east", 2))).containsExactly(sample("north", 2));
        assertThat(queue.add(sample("west", 2))).containsExactly(sample("west", 2));
        assertThat(queue.isFull()).isFalse();
    }

    /** Slots of all sites end at once, which is the hardest for those that come last. */
    @ParameterizedTest
    @CsvSource({
        "20, 10000, 2000, 32",
        "20, 10000, 2000, 4",
        "20, 2000, 400, 4",
        "100, 10000, 2000, 32",
        "100, 10000, 250, 32",
        "100, 10000, 50, 100",
        "1, 10000, 25000, 32"
    })
    void everySiteIsTrainedWithinTwiceTheFairInterval(
            int sites, long slotMillis, long trainingMillis, int limit) {
        long fair = Math.max(slotMillis, sites * trainingMillis);
        Map<String, List<Long>> turns =
                turns(new FairQueue(limit), sites, slotMillis, trainingMillis, 10 * fair);
        assertThat(turns).hasSize(sites);
        turns.forEach(
                (site, times) -> {
                    assertThat(times.size()).as(site).isGreaterThanOrEqualTo(5);
                    long before = 0;
                    for (long time : times) {
                        assertThat(time - before).as(site).isLessThanOrEqualTo(2 * fair);
                        before = time;
                    }
                });
    }

    /**
     * @param events a site whose sample comes, or, from 12 on, a turn
     */
    @Property
    void everySampleIsTrainedOnOrGivesWayAndNobodyIsOvertakenTwice(
            @ForAll @Size(max = 200) List<@IntRange(max = 19) Integer> events,
            @ForAll @IntRange(min = 1, max = 12) int limit) {
        FairQueue queue = new FairQueue(limit);
        Map<String, SlotSample<Frame>> waiting = new HashMap<>();
        Map<String, Set<String>> served = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) >= 12) {
                Optional<SlotSample<Frame>> next = queue.take();
                assertThat(next.isPresent()).isEqualTo(!waiting.isEmpty());
                next.ifPresent(
                        sample -> {
                            assertThat(waiting.remove(sample.site())).isEqualTo(sample);
                            served.remove(sample.site());
                            served.forEach(
                                    (site, others) ->
                                            assertThat(others.add(sample.site()))
                                                    .as("%s overtakes %s once", sample, site)
                                                    .isTrue());
                        });
            } else {
                SlotSample<Frame> sample = sample("site-" + events.get(i), i);
                SlotSample<Frame> replaced = waiting.put(sample.site(), sample);
                served.computeIfAbsent(sample.site(), site -> new HashSet<>());
                List<SlotSample<Frame>> gaveWay = queue.add(sample);
                if (replaced != null) {
                    assertThat(gaveWay).containsExactly(replaced);
                } else {
                    assertThat(gaveWay).hasSize(waiting.size() > limit ? 1 : 0);
                    gaveWay.forEach(
                            skipped -> {
                                assertThat(waiting.remove(skipped.site())).isEqualTo(skipped);
                                served.remove(skipped.site());
                            });
                }
            }
            assertThat(queue.waiting())
                    .hasSizeLessThanOrEqualTo(limit)
                    .containsExactlyInAnyOrderElementsOf(waiting.values());
        }
    }

    /**
     * Times at which the trainings of each site begin, milliseconds, where a sample of every site
     * comes with the end of each slot and the trainer is never idle while one waits.
     */
    private static Map<String, List<Long>> turns(
            FairQueue queue, int sites, long slotMillis, long trainingMillis, long untilMillis) {
        Map<String, List<Long>> turns = new HashMap<>();
        long slot = 0;
        for (long now = 0; now < untilMillis; ) {
            Optional<SlotSample<Frame>> next = queue.take();
            long ready = next.isPresent() ? now + trainingMillis : (slot + 1) * slotMillis;
            if (next.isPresent()) {
                turns.computeIfAbsent(next.get().site(), site -> new ArrayList<>()).add(now);
            }
            while ((slot + 1) * slotMillis <= ready) {
                slot++;
                for (int site = 0; site < sites; site++) {
                    queue.add(sample("site-" + site, slot));
                }
            }
            now = ready;
        }
        return turns;
    }

    private static String next(FairQueue queue) {
        return queue.take().orElseThrow().site();
    }

    private static SlotSample<Frame> sample(String site, long slot) {
        return new SlotSample<>(site, slot, slot * 1000, List.of());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.frames.SlotDecision;
import io.orric.testutils.Decisions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RunTallyTest {

    private final RunTally run = new RunTally();

    @Example
    void aSlotIsCompleteWithItsLastFrame() {
        assertThat(run.add(Decisions.of("site", 1, 5))).isEmpty();
        assertThat(run.add(tally("site", 1, 2, 0, 1))).isEmpty();
        Optional<SlotResult> complete = run.add(tally("site", 1, 2, 1, 2));
        assertThat(complete)
                .contains(
                        new SlotResult(
                                Decisions.of("site", 1, 5),
                                new Tally("site", 1, 0, 4, 0, 1, 4, 4, 2)));
        assertThat(run.slots("site")).containsExactly(complete.orElseThrow());
    }

    @Example
    void aDecisionMayComeLast() {
        assertThat(run.add(tally("site", 1, 2, 0, 1))).isEmpty();
        assertThat(run.slots("site")).isEmpty();
        assertThat(run.add(Decisions.of("site", 1, 2))).isPresent();
    }

    @Example
    void lateFramesCountInTheSlotThatTheyCameIn() {
        run.add(Decisions.of("site", 1, 4));
        run.add(tally("site", 1, 2, 0, 3));
        assertThat(run.add(new Tally("site", 1, 2, 2, 0, 0, 2, 0, 3))).isPresent();
        SiteSummary summary = summary(run, "site");
        assertThat(summary.lateFrames()).isEqualTo(2);
        assertThat(summary.framesIn()).isEqualTo(4);
        assertThat(summary.accuracy()).isEqualTo(0.5);
    }

    @Example
    void sitesAreToldApart() {
        run.add(Decisions.of("north", 1, 2));
        run.add(Decisions.of("south", 1, 2));
        run.add(tally("south", 1, 1, 0, 1));
        assertThat(run.slots("north").get(0).tally().predictions()).isZero();
        assertThat(run.slots("south").get(0).tally().predictions()).isEqualTo(1);
        assertThat(run.slots("west")).isEmpty();
        assertThat(run.sites()).containsExactly("north", "south");
    }

    @Example
    void swapsAreChangesOfTheServingVersion() {
        run.add(Decisions.of("site", 1, 100));
        for (long version : new long[] {0, 0, 1, 1, 4}) {
            run.add(tally("site", 1, 1, 0, version));
        }
        run.add(new Tally("site", 1, 0, 0, 0, 1, 0, 0, -1));
        assertThat(summary(run, "site").modelSwaps()).isEqualTo(2);
    }

    @Example
    void aSiteWithoutPredictionsSwappedNothing() {
        run.add(Decisions.of("site", 1, 1));
        run.add(new Tally("site", 1, 0, 0, 0, 1, 0, 0, -1));
        assertThat(summary(run, "site").modelSwaps()).isZero();
    }

    @Property(tries = 300)
    void theOrderOfDecisionsAndTalliesDoesNotMatter(@ForAll long seed) {
        List<Object> events = new ArrayList<>();
        for (String site : List.of("north", "south")) {
            for (long slot = 1; slot <= 4; slot++) {
                events.add(Decisions.of(site, slot, 3 + 2 * slot));
                events.add(tally(site, slot, 3, 0, 5));
                for (long i = 0; i < slot; i++) {
                    events.add(tally(site, slot, 1, 1, 5));
                }
            }
        }
        RunTally ordered = new RunTally();
        events.forEach(event -> add(ordered, event));
        Collections.shuffle(events, new Random(seed));
        RunTally shuffled = new RunTally();
        List<SlotResult> complete = new ArrayList<>();
        events.forEach(event -> add(shuffled, event).ifPresent(complete::add));
        assertThat(complete).hasSize(8).doesNotHaveDuplicates();
        for (String site : List.of("north", "south")) {
            assertThat(shuffled.slots(site)).isEqualTo(ordered.slots(site));
            assertThat(complete).containsAll(shuffled.slots(site));
            assertThat(summary(shuffled, site)).isEqualTo(summary(ordered, site));
        }
    }

    private static SiteSummary summary(RunTally run, String site) {
        return run.run(site, List.of(), slot -> Optional.empty()).summary();
    }

    private static Optional<SlotResult> add(RunTally run, Object event) {
        return event instanceof SlotDecision decision ? run.add(decision) : run.add((Tally) event);
    }

    /** A tally of labelled frames, all inferred rightly. */
    private static Tally tally(
            String site, long slot, long predictions, long deadLetters, long version) {
        return new Tally(
                site, slot, 0, predictions, 0, deadLetters, predictions, predictions, version);
    }
}

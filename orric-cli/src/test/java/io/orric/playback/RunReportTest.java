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

class RunReportTest {

    private final RunReport report = new RunReport();

    @Example
    void aSlotIsCompleteWithItsLastFrame() {
        assertThat(report.add(Decisions.of("site", 1, 5))).isEmpty();
        assertThat(report.add(tally("site", 1, 2, 0, 1))).isEmpty();
        Optional<SlotReport> complete = report.add(tally("site", 1, 2, 1, 2));
        assertThat(complete).contains(new SlotReport(Decisions.of("site", 1, 5), 4, 1, 4, 4, 2));
        assertThat(report.slots("site")).containsExactly(complete.orElseThrow());
    }

    @Example
    void aDecisionMayComeLast() {
        assertThat(report.add(tally("site", 1, 2, 0, 1))).isEmpty();
        assertThat(report.slots("site")).isEmpty();
        assertThat(report.add(Decisions.of("site", 1, 2))).isPresent();
    }

    @Example
    void lateFramesDoNotCompleteASlot() {
        report.add(Decisions.of("site", 1, 2));
        BatchTally late = new BatchTally("site", 1, true, 2, 0, 2, 1, 3);
        assertThat(report.add(late)).isEmpty();
        assertThat(report.slots("site").get(0).predictions()).isZero();
        SiteSummary summary = report.summaries(site -> List.of()).get(0);
        assertThat(summary.lateFrames()).isEqualTo(2);
        assertThat(summary.framesIn()).isEqualTo(4);
        assertThat(summary.accuracy()).isEqualTo(0.5);
    }

    @Example
    void sitesAreToldApart() {
        report.add(Decisions.of("north", 1, 2));
        report.add(Decisions.of("south", 1, 2));
        report.add(tally("south", 1, 1, 0, 1));
        assertThat(report.slots("north").get(0).predictions()).isZero();
        assertThat(report.slots("south").get(0).predictions()).isEqualTo(1);
        assertThat(report.slots("west")).isEmpty();
        assertThat(report.summaries(site -> List.of()).stream().map(SiteSummary::site))
                .containsExactly("north", "south");
    }

    @Example
    void swapsAreChangesOfTheServingVersion() {
        report.add(Decisions.of("site", 1, 100));
        for (long version : new long[] {0, 0, 1, 1, 4}) {
            report.add(tally("site", 1, 1, 0, version));
        }
        report.add(new BatchTally("site", 1, false, 0, 1, 0, 0, -1));
        assertThat(report.summaries(site -> List.of()).get(0).modelSwaps()).isEqualTo(2);
    }

    @Example
    void aSiteWithoutPredictionsSwappedNothing() {
        report.add(Decisions.of("site", 1, 1));
        report.add(new BatchTally("site", 1, false, 0, 1, 0, 0, -1));
        assertThat(report.summaries(site -> List.of()).get(0).modelSwaps()).isZero();
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
        RunReport ordered = new RunReport();
        events.forEach(event -> add(ordered, event));
        Collections.shuffle(events, new Random(seed));
        RunReport shuffled = new RunReport();
        List<SlotReport> complete = new ArrayList<>();
        events.forEach(event -> add(shuffled, event).ifPresent(complete::add));
        assertThat(complete).hasSize(8).doesNotHaveDuplicates();
        for (String site : List.of("north", "south")) {
            assertThat(shuffled.slots(site)).isEqualTo(ordered.slots(site));
            assertThat(complete).containsAll(shuffled.slots(site));
        }
        assertThat(shuffled.summaries(site -> List.of()))
                .isEqualTo(ordered.summaries(site -> List.of()));
    }

    private static Optional<SlotReport> add(RunReport report, Object event) {
        return event instanceof SlotDecision decision
                ? report.add(decision)
                : report.add((BatchTally) event);
    }

    /** A tally of labelled frames, all inferred rightly. */
    private static BatchTally tally(
            String site, long slot, long predictions, long deadLetters, long version) {
        return new BatchTally(
                site, slot, false, predictions, deadLetters, predictions, predictions, version);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orric.footage.Footage;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.RetrainingRecord.Outcome;
import io.orric.testutils.Decisions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SiteSummaryTest {

    private final List<SlotResult> slots =
            List.of(
                    new SlotResult(
                            Decisions.of("site", 1, 10), new Tally("site", 1, 0, 9, 7, 1, 8, 6, 0)),
                    new SlotResult(
                            Decisions.overloaded("site", 2, 5),
                            new Tally("site", 2, 0, 5, 0, 0, 0, 0, 1)));

    @Test
    void sumsUpSlots() {
        assertThat(summary(slots, 3, List.of()))
                .isEqualTo(
                        new SiteSummary(
                                "site", "orric", 2, 1, 15, 14, 1, 0, 0.75, null, 3, 0, 18, 0.25,
                                0.5, 85, 100, 0, 30.0, 80.0, 90.0, null, null));
    }

    @Test
    void withoutLabelsThereIsNoAccuracy() {
        SiteSummary summary = summary(slots.subList(1, 2), 0, List.of());
        assertThat(summary.accuracy()).isNull();
    }

    @Test
    void agreementIsTheMeanBeforeTrainingWhereItWasMeasured() {
        SiteSummary summary =
                summary(
                        slots,
                        0,
                        List.of(
                                record(Outcome.PUBLISHED, 0.5),
                                record(Outcome.SKIPPED, Double.NaN),
                                record(Outcome.DISCARDED, 0.8),
                                record(Outcome.FAILED, Double.NaN)));
        assertThat(summary.agreement()).isCloseTo(0.65, within(1e-9));
        assertThat(summary.modelsDiscarded()).isEqualTo(1);
    }

    @Test
    void withoutMeasuredRetrainingThereIsNoAgreement() {
        List<RetrainingRecord> skipped = List.of(record(Outcome.SKIPPED, Double.NaN));
        assertThat(summary(slots, 0, skipped).agreement()).isNull();
    }

    @Test
    void clearAndDriftedSlotsAreToldApart() {
        SlotResult drifted =
                new SlotResult(
                        Decisions.of("site", 3, 4), new Tally("site", 3, 0, 4, 0, 0, 4, 1, 0));
        SiteSummary summary =
                SiteSummary.of(
                        List.of(slots.get(0), drifted),
                        0,
                        List.of(),
                        slot -> Optional.of(slot == 3 ? "fog" : Footage.CLEAR));
        assertThat(summary.accuracyClear()).isEqualTo(0.75);
        assertThat(summary.accuracyDrifted()).isEqualTo(0.25);
    }

    private static SiteSummary summary(
            List<SlotResult> slots, long swaps, List<RetrainingRecord> retrainings) {
        return SiteSummary.of(slots, swaps, retrainings, slot -> Optional.empty());
    }

    private static RetrainingRecord record(Outcome outcome, double before) {
        return new RetrainingRecord(1, 1000, outcome, 1, 10, before, 0.9, "");
    }
}

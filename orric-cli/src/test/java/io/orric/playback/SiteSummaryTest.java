// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orric.registry.RetrainingRecord;
import io.orric.registry.RetrainingRecord.Outcome;
import io.orric.testutils.Decisions;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteSummaryTest {

    private final List<SlotReport> slots =
            List.of(
                    new SlotReport(Decisions.of("site", 1, 10), 9, 1, 8, 6, 0),
                    new SlotReport(Decisions.overloaded("site", 2, 5), 5, 0, 0, 0, 1));

    @Test
    void sumsUpSlotsAndLateFrames() {
        BatchTally late = new BatchTally("site", 1, true, 2, 1, 2, 2, 1);
        SiteSummary summary = SiteSummary.of(slots, List.of(late), 3, List.of());
        assertThat(summary)
                .isEqualTo(
                        new SiteSummary(
                                "site", "orric", 2, 1, 18, 16, 2, 3, 0.8, null, 3, 0, 18, 0.25, 85,
                                100, null, null));
    }

    @Test
    void withoutLabelsThereIsNoAccuracy() {
        SiteSummary summary = SiteSummary.of(slots.subList(1, 2), List.of(), 0, List.of());
        assertThat(summary.accuracy()).isNull();
    }

    @Test
    void agreementIsTheMeanBeforeTrainingWhereItWasMeasured() {
        SiteSummary summary =
                SiteSummary.of(
                        slots,
                        List.of(),
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
        assertThat(SiteSummary.of(slots, List.of(), 0, skipped).agreement()).isNull();
    }

    private static RetrainingRecord record(Outcome outcome, double before) {
        return new RetrainingRecord(1, 1000, outcome, 1, 10, before, 0.9, "");
    }
}

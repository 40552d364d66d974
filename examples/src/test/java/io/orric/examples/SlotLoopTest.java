// SPDX-License-Identifier: Apache-2.0
package io.orric.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orric.allocation.Allocation;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.allocation.SlotBudget;
import io.orric.profile.ProfileFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SlotLoopTest {

    private static final List<SlotBudget> SLOTS = SlotLoop.SLOTS;

    @Test
    void printsItsDecisions() throws Exception {
        PrintStream terminal = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            SlotLoop.main(new String[] {profileFile().toString()});
        } finally {
            System.setOut(terminal);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        """
                        slot  frames   capacity  resolution  ratio      used
                           1     150       7500          32   1.00      7335
                           2     150       4000          64   0.25      3053
                           3     300      10000          64   0.50      9540
                           4     600      10000          64   0.10      8088
                           5     900      10000          64   0.00      8010
                           6     900       5000          48   0.00      4860
                           7     600       1000          24   0.00      1200  overloaded
                           8     300       6000          64   0.10      4044
                           9     150      10000          64   1.00      8205
                          10     150      10000          64   0.00      1335
                        """);
    }

    @Test
    void everyDecisionIsTheBestOfAllPairsThatTheSlotAffords() throws Exception {
        Profile profile = ProfileFile.read(profileFile());
        List<Allocation> decided = SlotLoop.decide(profile, SLOTS);
        for (int t = 1; t <= SLOTS.size(); t++) {
            Allocation allocation = decided.get(t - 1);
            double perFrame = SLOTS.get(t - 1).capacityPerFrame();
            double best = Double.NEGATIVE_INFINITY;
            for (InferenceConfiguration inference : profile.space().inference()) {
                for (RetrainingConfiguration retraining : profile.space().retraining()) {
                    if (inference.cost() + retraining.cost() <= perFrame) {
                        best = Math.max(best, objective(profile, t, inference, retraining));
                    }
                }
            }
            assertThat(allocation.overloaded())
                    .as("slot %d affords nothing", t)
                    .isEqualTo(best == Double.NEGATIVE_INFINITY);
            if (!allocation.overloaded()) {
                assertThat(allocation.inference().cost() + allocation.retraining().cost())
                        .isLessThanOrEqualTo(perFrame);
                assertThat(objective(profile, t, allocation.inference(), allocation.retraining()))
                        .as("objective of slot %d", t)
                        .isCloseTo(best, within(1e-12));
            }
        }
    }

    @Test
    void needsNoFlink() {
        assertThatThrownBy(() -> Class.forName("org.apache.flink.configuration.Configuration"))
                .as("Flink must not be on the class path of these tests")
                .isInstanceOf(ClassNotFoundException.class);
    }

    /** V_t · A^T + W_t · A^I of Algorithm 1, the horizon being all slots. */
    private static double objective(
            Profile profile,
            int t,
            InferenceConfiguration inference,
            RetrainingConfiguration retraining) {
        List<SlotBudget> seen = SLOTS.subList(0, t);
        double fewest = seen.stream().mapToLong(SlotBudget::frames).min().orElseThrow();
        double most = seen.stream().mapToLong(SlotBudget::frames).max().orElseThrow();
        double maxAccuracy = profile.maxAccuracy();
        double lowest = profile.space().cheapestInference().accuracy() / maxAccuracy;
        double harmonic = LongStream.range(t, SLOTS.size()).mapToDouble(slot -> 1.0 / slot).sum();
        double v = profile.slope() * fewest * lowest / most * harmonic;
        double w =
                t == 1
                        ? maxAccuracy - profile.slope() * profile.space().bestRetraining().gain()
                        : maxAccuracy;
        return v * retraining.gain() + w * inference.accuracy() / maxAccuracy;
    }

    private static Path profileFile() throws Exception {
        return Path.of(SlotLoop.class.getResource("profile.yaml").toURI());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import io.orric.allocation.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The slots in which policies decided otherwise than Inference-Greedy, and what that gained or
 * lost. Inference-Greedy needs no weights: it takes the best inference and retrains with what that
 * leaves.
 */
public final class GreedyReference {

    private final int greedy;
    private final List<Tally> tallies = new ArrayList<>();
    private long slots;
    private double frames;

    /** A policy's differences so far; sums are over frames. */
    private static final class Tally {

        private final String name;
        private final int position;
        private long differing;
        private double accuracy;
        private double gain;
        private double predicted;

        Tally(String name, int position) {
            this.name = name;
            this.position = position;
        }
    }

    /**
     * @param greedy position of Inference-Greedy among the decisions of a slot; of no account
     *     unless a policy is compared
     */
    public GreedyReference(int greedy) {
        this.greedy = greedy;
    }

    /** Compares a policy, which is at this position among the decisions of a slot. */
    public void compare(String name, int position) {
        tallies.add(new Tally(name, position));
    }

    /** Counts a slot: the decision of each policy in it. */
    public void add(List<PlannedSlot> slot) {
        if (tallies.isEmpty()) {
            return;
        }
        PlannedSlot reference = slot.get(greedy);
        double weight = reference.row().budget().frames();
        slots++;
        frames += weight;
        for (Tally tally : tallies) {
            PlannedSlot planned = slot.get(tally.position);
            Allocation one = planned.allocation();
            Allocation other = reference.allocation();
            if (!one.inference().equals(other.inference())
                    || !one.retraining().equals(other.retraining())) {
                tally.differing++;
            }
            tally.accuracy += weight * (one.inference().accuracy() - other.inference().accuracy());
            tally.gain += weight * (one.retraining().gain() - other.retraining().gain());
            if (planned.prediction() != null) {
                tally.predicted = planned.prediction().average() - reference.prediction().average();
            }
        }
    }

    /**
     * A line for each policy.
     *
     * @param predicted whether accuracies are predicted
     */
    public List<String> summary(boolean predicted) {
        return tallies.stream().map(tally -> line(tally, predicted)).toList();
    }

    private String line(Tally tally, boolean predicted) {
        if (tally.differing == 0) {
            return tally.name + " decided as inference-greedy in every slot";
        }
        String difference =
                String.format(
                        Locale.ROOT,
                        "%s decided otherwise than inference-greedy in %d of %d slots; of the"
                                + " average frame, inference accuracy %+.6f, gain %+.6f",
                        tally.name,
                        tally.differing,
                        slots,
                        tally.accuracy / frames,
                        tally.gain / frames);
        return predicted
                ? difference
                        + String.format(Locale.ROOT, ", predicted accuracy %+.6f", tally.predicted)
                : difference;
    }
}

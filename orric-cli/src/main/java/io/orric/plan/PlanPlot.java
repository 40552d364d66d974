// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import io.orric.allocation.PlanRow;
import io.orric.chart.LinePlot;
import io.orric.chart.Panel;
import io.orric.chart.ThinnedSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What policies decided on a trace, drawn: compute, resolution, ratio and predicted accuracy. */
public final class PlanPlot {

    private final boolean predicted;
    private final ThinnedSeries capacity = new ThinnedSeries("capacity given");
    private final List<Lines> policies;

    /**
     * @param names of the policies, in order
     * @param predicted whether accuracies are predicted
     */
    public PlanPlot(List<String> names, boolean predicted) {
        this.predicted = predicted;
        this.policies = names.stream().map(Lines::new).toList();
    }

    /** Adds a slot: what each policy decides in it, in their order. */
    public void add(List<PlannedSlot> slot) {
        PlanRow first = slot.get(0).row();
        capacity.add((double) first.slot(), first.budget().capacity());
        for (int k = 0; k < slot.size(); k++) {
            policies.get(k).add(slot.get(k));
        }
    }

    /** The plot of the slots so far. */
    public LinePlot plot(String title) {
        List<Panel> panels = new ArrayList<>();
        List<ThinnedSeries> used = policies.stream().map(lines -> lines.used).toList();
        panels.add(
                new Panel(
                        "compute given and used a slot, in the profile's unit",
                        Stream.concat(used.stream(), Stream.of(capacity)).toList()));
        panels.add(
                new Panel(
                        "inference resolution, pixels",
                        policies.stream().map(lines -> lines.resolution).toList()));
        panels.add(
                new Panel(
                        "sampling ratio for retraining",
                        policies.stream().map(lines -> lines.ratio).toList()));
        if (predicted) {
            panels.add(
                    new Panel(
                            "predicted accuracy",
                            policies.stream().map(lines -> lines.accuracy).toList()));
        }
        return new LinePlot(title, "slot", panels);
    }

    private static final class Lines {

        private final ThinnedSeries used;
        private final ThinnedSeries resolution;
        private final ThinnedSeries ratio;
        private final ThinnedSeries accuracy;

        Lines(String name) {
            this.used = new ThinnedSeries(name);
            this.resolution = new ThinnedSeries(name);
            this.ratio = new ThinnedSeries(name);
            this.accuracy = new ThinnedSeries(name);
        }

        void add(PlannedSlot slot) {
            PlanRow row = slot.row();
            used.add((double) row.slot(), row.allocation().computeUsed(row.budget().frames()));
            resolution.add((double) row.slot(), row.allocation().inference().resolution());
            ratio.add((double) row.slot(), row.allocation().retraining().ratio());
            if (slot.prediction() != null) {
                accuracy.add((double) row.slot(), slot.prediction().accuracy());
            }
        }
    }
}

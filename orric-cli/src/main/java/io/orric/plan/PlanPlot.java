// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import io.orric.allocation.PlanRow;
import io.orric.chart.ChartDocument;
import io.orric.chart.Quantities;
import io.orric.chart.Series;
import io.orric.chart.SlotChart;
import io.orric.chart.ThinnedSeries;
import io.orric.chart.ValueAxis;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Draws the decisions of policies: compute, resolution, ratio and predicted accuracy by slot. */
public final class PlanPlot {

    private static final double WIDTH = 920;
    private static final double HEIGHT = 176;

    /** A panel: a value of each policy's slots. */
    private enum Panel {
        COMPUTE("compute given and used a slot, in the profile's unit"),
        RESOLUTION("inference resolution, pixels"),
        RATIO("sampling ratio for retraining"),
        ACCURACY("predicted accuracy");

        private final String title;

        Panel(String title) {
            this.title = title;
        }

        private double value(PlannedSlot slot) {
            return switch (this) {
                case COMPUTE -> slot.computeUsed();
                case RESOLUTION -> slot.allocation().inference().resolution();
                case RATIO -> slot.allocation().retraining().ratio();
                case ACCURACY ->
                        slot.prediction() == null ? Double.NaN : slot.prediction().accuracy();
            };
        }
    }

    private final List<String> names;
    private final boolean predicted;
    private final ThinnedSeries capacity = new ThinnedSeries();
    private final Map<Panel, List<ThinnedSeries>> decided = new EnumMap<>(Panel.class);
    private long first;
    private long last;

    /**
     * @param names of the policies, in order
     * @param predicted whether accuracies are predicted
     */
    public PlanPlot(List<String> names, boolean predicted) {
        this.names = List.copyOf(names);
        this.predicted = predicted;
        for (Panel panel : Panel.values()) {
            decided.put(panel, names.stream().map(name -> new ThinnedSeries()).toList());
        }
    }

    /** Adds a slot: the decision of each policy in it, in their order. */
    public void add(List<PlannedSlot> slot) {
        PlanRow row = slot.get(0).row();
        first = capacity.isEmpty() ? row.slot() : first;
        last = row.slot();
        capacity.add(row.slot(), row.budget().capacity());
        for (Panel panel : Panel.values()) {
            for (int k = 0; k < slot.size(); k++) {
                double value = panel.value(slot.get(k));
                if (!Double.isNaN(value)) {
                    decided.get(panel).get(k).add(row.slot(), value);
                }
            }
        }
    }

    /** The plot of the slots so far. */
    public ChartDocument plot(String title) {
        return new ChartDocument(
                title,
                Stream.of(Panel.values())
                        .filter(panel -> predicted || panel != Panel.ACCURACY)
                        .map(this::chart)
                        .toList());
    }

    /** The policy that was named first is drawn last, above the others. */
    private SlotChart chart(Panel panel) {
        List<Series> series = new ArrayList<>();
        if (panel == Panel.COMPUTE) {
            series.add(capacity.series("capacity given", names.size()));
        }
        for (int k = names.size() - 1; k >= 0; k--) {
            series.add(decided.get(panel).get(k).series(names.get(k), k));
        }
        double greatest =
                series.stream()
                        .flatMap(one -> one.points().stream())
                        .mapToDouble(Series.Point::greatest)
                        .max()
                        .orElse(0);
        ValueAxis axis =
                ValueAxis.linear(panel.title, 0, greatest > 0 ? greatest : 1, Quantities::compact);
        return new SlotChart(
                panel.title, WIDTH, HEIGHT, first, last, axis, List.of(), series, List.of(), null);
    }
}

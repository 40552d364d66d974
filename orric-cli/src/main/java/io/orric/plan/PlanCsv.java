// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes decisions as CSV, numbers in plain decimal notation. */
public final class PlanCsv {

    private record Column(String name, Function<PlannedSlot, Object> value) {

        static Column predicted(String name, Function<PlannedSlot.Prediction, Object> value) {
            return new Column(
                    name, slot -> slot.prediction() == null ? "" : value.apply(slot.prediction()));
        }
    }

    private static final List<Column> DECIDED =
            List.of(
                    new Column("slot", slot -> slot.row().slot()),
                    new Column("frames", slot -> slot.row().budget().frames()),
                    new Column("capacity", slot -> slot.row().budget().capacity()),
                    new Column("policy", slot -> slot.row().policy()),
                    new Column("sampling_ratio", slot -> slot.allocation().retraining().ratio()),
                    new Column("resolution", slot -> slot.allocation().inference().resolution()),
                    new Column("retraining_weight", slot -> slot.allocation().retrainingWeight()),
                    new Column("inference_weight", slot -> slot.allocation().inferenceWeight()),
                    new Column("objective", slot -> slot.row().objective()),
                    new Column("compute_used", PlannedSlot::computeUsed),
                    new Column("regime", slot -> slot.row().regime()));

    private static final List<Column> PREDICTED =
            List.of(
                    Column.predicted("learning_extent", PlannedSlot.Prediction::extent),
                    Column.predicted("predicted_accuracy", PlannedSlot.Prediction::accuracy),
                    Column.predicted("average_accuracy", PlannedSlot.Prediction::average));

    private static final Column ESCALATION =
            new Column("escalation", slot -> slot.allocation().inference().escalation());

    private final CSVPrinter printer;
    private final List<Column> columns;

    /**
     * Begins with the names of the columns.
     *
     * @param escalating whether there is a column for second opinions
     * @param predicted whether there are columns for predictions; they are empty in rows without
     */
    public PlanCsv(Appendable out, boolean escalating, boolean predicted) throws IOException {
        this.printer =
                new CSVPrinter(out, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get());
        this.columns =
                Stream.of(
                                DECIDED.stream(),
                                escalating ? Stream.of(ESCALATION) : Stream.<Column>empty(),
                                predicted ? PREDICTED.stream() : Stream.<Column>empty())
                        .flatMap(part -> part)
                        .toList();
        printer.printRecord(columns.stream().map(Column::name));
    }

    /** Writes the decision of one policy in one slot. */
    public void print(PlannedSlot slot) throws IOException {
        for (Column column : columns) {
            Object value = column.value().apply(slot);
            printer.print(value instanceof Double number ? plain(number) : value);
        }
        printer.println();
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}

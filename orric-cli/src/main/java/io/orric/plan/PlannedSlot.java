// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import io.orric.allocation.PlanRow;
import java.math.BigDecimal;

/**
 * What a policy decides in a slot, and the accuracy to expect of it.
 *
 * @param row what is decided
 * @param prediction what a learning curve says of it; null if it says nothing
 */
public record PlannedSlot(PlanRow row, Prediction prediction) {

    /** The names of the columns that a prediction adds to {@link PlanRow#HEADER}. */
    public static final String PREDICTION_HEADER =
            "learning_extent,predicted_accuracy,average_accuracy";

    /**
     * What a learning curve says of a slot.
     *
     * @param extent what the student has learned before the slot, the argument of f
     * @param accuracy f(extent) · A<sup>I</sup>, the accuracy of the slot's frames
     * @param average the accuracy of the average frame up to and including the slot; in the last
     *     slot the objective of problem (P) divided by the trace's frames
     */
    public record Prediction(double extent, double accuracy, double average) {}

    /**
     * The slot as a line of comma-separated values.
     *
     * @param predicted whether columns for a prediction are due; they are empty without one
     */
    public String csv(boolean predicted) {
        if (!predicted) {
            return row.csv();
        }
        return prediction == null
                ? row.csv() + ",,,"
                : String.join(
                        ",",
                        row.csv(),
                        plain(prediction.extent()),
                        plain(prediction.accuracy()),
                        plain(prediction.average()));
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What a policy would do in one slot of a trace.
 *
 * @param slot the slot's number in the trace
 * @param budget what the slot brings
 * @param policy the policy's name
 * @param allocation what it chooses
 * @param objective V<sub>t</sub> · A<sup>T</sup><sub>i</sub> + W<sub>t</sub> ·
 *     A<sup>I</sup><sub>j</sub> of the choice; 0 for policies that weigh nothing
 * @param regime the heuristic that the choice coincides with
 */
public record PlanRow(
        long slot,
        SlotBudget budget,
        String policy,
        Allocation allocation,
        double objective,
        Regime regime) {

    /** The names of the columns of {@link #csv}. */
    public static final String HEADER =
            "slot,frames,capacity,policy,sampling_ratio,resolution,"
                    + "retraining_weight,inference_weight,objective,compute_used,regime";

    /** The row as a line of comma-separated values, numbers in plain decimal notation. */
    public String csv() {
        return String.join(
                ",",
                Long.toString(slot),
                Long.toString(budget.frames()),
                plain(budget.capacity()),
                policy,
                plain(allocation.retraining().ratio()),
                Integer.toString(allocation.inference().resolution()),
                plain(
                        allocation.retrainingWeight(),
                        allocation.inferenceWeight(),
                        objective,
                        allocation.computeUsed(budget.frames())),
                regime.toString());
    }

    private static String plain(double... values) {
        return DoubleStream.of(values)
                .mapToObj(value -> BigDecimal.valueOf(value).stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(","));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import io.orric.allocation.Allocation;
import io.orric.allocation.LongTermAccuracy;
import io.orric.allocation.OfflineBound;
import io.orric.allocation.OfflineOptimum;
import io.orric.allocation.SlotBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * An upper bound on the accuracy of any policy on a trace that can be read more than once: the
 * offline optimum of a short trace, a bound in constant memory of a long one.
 *
 * @param allocations the optimal plan, or the best found; empty for a long trace
 * @param average accuracy of the plan's average frame; 0 for a long trace
 * @param bound upper bound on the accuracy of the average frame of any plan
 */
public record OfflineReference(List<Allocation> allocations, double average, double bound) {

    /** Slots of the longest trace of which the optimum is sought. */
    public static final int LIMIT = 1000;

    /** Judges a trace by a learning curve. */
    public static OfflineReference of(
            LongTermAccuracy problem, TraceFile trace, TraceFile.Total total) throws IOException {
        if (total.slots() > LIMIT) {
            double bound = OfflineBound.of(problem, () -> new Budgets(trace));
            return new OfflineReference(List.of(), 0, bound / total.frames());
        }
        List<SlotBudget> budgets = new ArrayList<>();
        new Budgets(trace).forEachRemaining(budgets::add);
        OfflineOptimum.Solution solution = new OfflineOptimum(problem).solve(budgets);
        return new OfflineReference(
                solution.allocations(),
                solution.value() / total.frames(),
                solution.bound() / total.frames());
    }

    /** The optimum or the bound, in one line. */
    public String summary() {
        if (allocations.isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "no plan can be more accurate than %.6f a frame; the optimum itself is sought"
                            + " for traces of up to %d slots",
                    bound,
                    LIMIT);
        }
        return average == bound
                ? String.format(Locale.ROOT, "the offline optimum is %.6f a frame", average)
                : String.format(
                        Locale.ROOT,
                        "the best plan found offline reaches %.6f a frame, no plan exceeds %.6f",
                        average,
                        bound);
    }

    /** A trace's budgets; the file is closed after the last. */
    private static final class Budgets implements Iterator<SlotBudget> {

        private final TraceReader reader;

        Budgets(TraceFile trace) {
            try {
                this.reader = trace.open();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean hasNext() {
            boolean more = reader.hasNext();
            if (!more) {
                try {
                    reader.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return more;
        }

        @Override
        public SlotBudget next() {
            return reader.next().budget();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The optimum P* of problem (P) for a trace that is known in full. No policy can beat it.
 *
 * <p>What a slot leaves to later ones is one number, z = Σ D(τ) · A<sup>T</sup>(τ), and more of it
 * is never worse. So a dynamic program from slot to slot keeps the points (z, value so far) that no
 * other point beats in both, with the best inference beside every retraining. Their number can grow
 * as M<sup>t</sup>. Beyond a limit, neighbours are merged, once into one of them, which keeps the
 * plan feasible, and once into a point as good as all of them, which gives an upper bound:
 *
 * <pre>
 *   value of the plan found ≤ P* ≤ bound,   equal if the limit was never reached
 * </pre>
 *
 * <p>O(T · M · limit · log) time, O(T · limit) memory. z is rounded to 2<sup>−40</sup> of the
 * trace's frames, so that equal sums meet; bounds hold up to that rounding.
 */
public final class OfflineOptimum {

    private static final double RESOLUTION = 0x1p-40;

    private final LongTermAccuracy problem;
    private final ConfigurationSpace space;
    private final int limit;

    /**
     * Bounds of P*, and a plan that reaches the lower one.
     *
     * @param value value that the allocations reach
     * @param bound value that nothing exceeds
     * @param allocations one a slot
     */
    public record Solution(double value, double bound, List<Allocation> allocations) {

        /** Returns whether the allocations are optimal for certain. */
        public boolean exact() {
            return value == bound;
        }
    }

    /**
     * A way to have come to the end of a slot.
     *
     * @param learned z
     * @param value the objective so far
     * @param parent the point it came from; null before the first slot and if no plan is sought
     * @param allocation what was chosen in the slot
     */
    private record Point(double learned, double value, Point parent, Allocation allocation) {}

    /** An optimum that keeps up to 2,048 points a slot. */
    public OfflineOptimum(LongTermAccuracy problem) {
        this(problem, 2048);
    }

    /**
     * @param limit points kept a slot, at least 1; more make the bound tighter and the search
     *     slower
     */
    public OfflineOptimum(LongTermAccuracy problem, int limit) {
        Checks.atLeastOne("points kept a slot", limit);
        this.problem = problem;
        this.space = problem.profile().space();
        this.limit = limit;
    }

    /** Solves a trace. */
    public Solution solve(List<SlotBudget> trace) {
        Search feasible = new Search(trace, false);
        List<Allocation> allocations = allocations(feasible.best());
        LongTermAccuracy.Score score = problem.start();
        for (int t = 0; t < trace.size(); t++) {
            score = score.after(trace.get(t).frames(), allocations.get(t));
        }
        double bound =
                feasible.merged
                        ? Math.max(score.value(), new Search(trace, true).best().value)
                        : score.value();
        return new Solution(score.value(), bound, allocations);
    }

    private static List<Allocation> allocations(Point last) {
        ArrayDeque<Allocation> allocations = new ArrayDeque<>();
        for (Point point = last; point.parent != null; point = point.parent) {
            allocations.addFirst(point.allocation);
        }
        return List.copyOf(allocations);
    }

    /** One pass over the trace. */
    private final class Search {

        private final List<SlotBudget> trace;
        private final double frames;
        private final boolean relaxed;
        private boolean merged;

        Search(List<SlotBudget> trace, boolean relaxed) {
            this.trace = trace;
            this.frames = trace.stream().mapToDouble(SlotBudget::frames).sum();
            this.relaxed = relaxed;
        }

        /** The point of the highest value after the last slot. */
        Point best() {
            List<Point> points = List.of(new Point(0, 0, null, null));
            double past = 0;
            for (SlotBudget budget : trace) {
                List<Point> reached = new ArrayList<>();
                List<Allocation> choices = space.choices(budget.capacityPerFrame());
                for (Point point : points) {
                    double extent = extent(point.learned, past);
                    for (Allocation choice : choices) {
                        reached.add(after(point, extent, budget.frames(), choice));
                    }
                }
                past += budget.frames();
                // From the most learned and the least value to the least learned and the most
                // value.
                points =
                        thinned(
                                ConfigurationSpace.undominated(
                                        reached, point -> -point.learned, Point::value),
                                past);
            }
            return points.get(points.size() - 1);
        }

        private Point after(Point point, double extent, long slotFrames, Allocation choice) {
            double learned = point.learned + slotFrames * choice.retraining().gain();
            double grain = frames * RESOLUTION;
            return new Point(
                    Math.rint(learned / grain) * grain,
                    point.value + problem.slot((double) slotFrames, extent, choice.inference()),
                    relaxed ? null : point,
                    choice);
        }

        private List<Point> thinned(List<Point> points, double past) {
            if (points.size() <= limit) {
                return points;
            }
            merged = true;
            double top = points.get(0).learned;
            double width = (top - points.get(points.size() - 1).learned) / limit;
            List<Point> kept = new ArrayList<>();
            int from = 0;
            while (from < points.size()) {
                double floor = points.get(from).learned - width;
                int to = from + 1;
                while (to < points.size() && points.get(to).learned > floor) {
                    to++;
                }
                kept.add(merge(points.subList(from, to), past));
                from = to;
            }
            return kept;
        }

        private Point merge(List<Point> neighbours, double past) {
            Point first = neighbours.get(0);
            Point last = neighbours.get(neighbours.size() - 1);
            return relaxed
                    ? new Point(first.learned, last.value, null, null)
                    : neighbours.stream()
                            .max(Comparator.comparingDouble(point -> promise(point, past)))
                            .orElseThrow();
        }

        /**
         * The value that the point would reach if the extent and the best inference stayed to the
         * end.
         */
        private double promise(Point point, double past) {
            double extent = extent(point.learned, past);
            return point.value + problem.slot(frames - past, extent, space.bestInference());
        }

        private double extent(double learned, double past) {
            return past == 0 ? 0 : learned / past;
        }
    }
}

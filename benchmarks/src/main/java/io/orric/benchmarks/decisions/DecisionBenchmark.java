// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.decisions;

import io.orric.allocation.AllocationPolicy;
import io.orric.allocation.Decision;
import io.orric.allocation.OrricPolicy;
import io.orric.allocation.PolicyState;
import io.orric.allocation.SlotBudget;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One decision of ORRIC, by the walk of {@link OrricPolicy} and by trying every pair. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecisionBenchmark {

    private static final int SLOTS = 1024;

    /** The policy that is measured. */
    public abstract static class Policy {

        private AllocationPolicy policy;
        private SlotBudget[] budgets;
        private PolicyState state;
        private int next;

        void prepare(AllocationPolicy measured, boolean randomBudgets) {
            policy = measured;
            budgets = Sizes.budgets(SLOTS, randomBudgets);
            state = PolicyState.INITIAL;
        }

        Decision decideNext() {
            int slot = next++ & (SLOTS - 1);
            Decision decision = policy.decide(state, budgets[slot]);
            state = slot == SLOTS - 1 ? PolicyState.INITIAL : decision.nextState();
            return decision;
        }
    }

    /** The policy of this project. */
    @State(Scope.Thread)
    public static class Orric extends Policy {

        /** M retraining and N inference configurations; the first is the size of the paper. */
        @Param({"6x4", "100x100", "1000x1000", "10000x10000", "100000x100000"})
        public String size;

        /** Makes the policy; the small one meets budgets of every kind. */
        @Setup
        public void prepare() {
            prepare(new OrricPolicy(Sizes.profile(size), SLOTS), size.equals("6x4"));
        }
    }

    /** The comparison: every pair of configurations tried. */
    @State(Scope.Thread)
    public static class EveryPair extends Policy {

        /** M retraining and N inference configurations; more than this takes seconds a call. */
        @Param({"6x4", "100x100", "1000x1000"})
        public String size;

        /** Makes the policy; the small one meets budgets of every kind. */
        @Setup
        public void prepare() {
            prepare(new EveryPairPolicy(Sizes.profile(size)), size.equals("6x4"));
        }
    }

    /** The walk, O(M + N). */
    @Benchmark
    public Decision decide(Orric orric) {
        return orric.decideNext();
    }

    /** The search, O(M · N). */
    @Benchmark
    public Decision bruteForce(EveryPair everyPair) {
        return everyPair.decideNext();
    }
}

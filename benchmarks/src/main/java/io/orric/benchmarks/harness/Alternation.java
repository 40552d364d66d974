// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.harness;

import io.orric.benchmarks.results.Rounds;

/**
 * Measures two pieces of work in turns, on the calling thread: A B, B A, A B … Each is first run
 * for a while, from which follows how often it is called in a round.
 *
 * <p>JMH cannot do that: it measures one method to the end, then the next. On a machine that others
 * use too, or whose clock rises and falls, minutes lie between the two figures of a ratio.
 */
public final class Alternation {

    private static final double NANOS = 1e9;

    /** Calls of the warm-up, however long they take. */
    private static final int LEAST_CALLS = 3;

    @SuppressWarnings("unused") // written so that no result is thrown away unseen
    private static volatile Object consumed;

    /** A piece of work, and how often it is called in a round. */
    private record Timed(Work work, long calls) {

        static Timed warm(Work work, Effort effort) throws Exception {
            run(work, LEAST_CALLS);
            long calls = 0;
            long start = System.nanoTime();
            long half = 0;
            long callsOfHalf = 0;
            long end = effort.warmUp().toNanos();
            long elapsed;
            do {
                run(work, 1);
                calls++;
                elapsed = System.nanoTime() - start;
                if (half == 0 && elapsed >= end / 2) {
                    half = elapsed;
                    callsOfHalf = calls;
                }
            } while (elapsed < end);
            // The second half, if there were calls in it: the first one was compiled meanwhile.
            double perCall =
                    calls > callsOfHalf
                            ? (double) (elapsed - half) / (calls - callsOfHalf)
                            : (double) elapsed / calls;
            return new Timed(work, Math.max(1, Math.round(effort.turn().toNanos() / perCall)));
        }

        double callsPerSecond() throws Exception {
            long start = System.nanoTime();
            run(work, calls);
            return calls * NANOS / (System.nanoTime() - start);
        }
    }

    /**
     * Rates of both.
     *
     * @param frames that each call of either works on
     * @return frames a second
     */
    public static Rounds framesPerSecond(Work ours, Work reference, int frames, Effort effort)
            throws Exception {
        Timed first = Timed.warm(ours, effort);
        Timed second = Timed.warm(reference, effort);
        return inTurns(
                effort.rounds(),
                () -> frames * first.callsPerSecond(),
                () -> frames * second.callsPerSecond());
    }

    /** A figure of one thing in one round. */
    @FunctionalInterface
    public interface Figure {
        double measure() throws Exception;
    }

    /** Figures of both, the one first in one round and last in the next. */
    public static Rounds inTurns(int rounds, Figure ours, Figure reference) throws Exception {
        double[] first = new double[rounds];
        double[] second = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                first[round] = ours.measure();
                second[round] = reference.measure();
            } else {
                second[round] = reference.measure();
                first[round] = ours.measure();
            }
        }
        return new Rounds(first, second);
    }

    private static void run(Work work, long calls) throws Exception {
        for (long call = 0; call < calls; call++) {
            consumed = work.run();
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while measuring");
            }
        }
    }

    private Alternation() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.util.Iterator;

/**
 * Plans a trace by a policy, a row a slot.
 *
 * <p>Rows come as they are asked for and nothing but the policy's state is kept between them, so a
 * trace may be longer than memory or have no end.
 */
public final class Planner {

    private final String label;
    private final AllocationPolicy policy;
    private final Profile profile;

    /**
     * @param label what the rows call the policy
     * @param profile what the policy was made from
     */
    Planner(String label, AllocationPolicy policy, Profile profile) {
        this.label = label;
        this.policy = policy;
        this.profile = profile;
    }

    /**
     * A planner of a policy by name.
     *
     * @param horizon T, slots the stream will have
     */
    public static Planner of(PolicyName name, Profile profile, long horizon) {
        return new Planner(name.toString(), name.create(profile, horizon), profile);
    }

    /** Plans a site of which nothing is known before the first slot. */
    public Iterator<PlanRow> plan(Iterator<TraceSlot> trace) {
        return plan(PolicyState.INITIAL, trace);
    }

    /** Plans a site from the given state on. */
    Iterator<PlanRow> plan(PolicyState initial, Iterator<TraceSlot> trace) {
        return new Iterator<>() {

            private PolicyState state = initial;
            private long previousSlot = Long.MIN_VALUE;

            @Override
            public boolean hasNext() {
                return trace.hasNext();
            }

            @Override
            public PlanRow next() {
                TraceSlot next = trace.next();
                if (next.slot() <= previousSlot) {
                    throw new IllegalArgumentException(
                            String.format(
                                    "slot is %d, must be above the last, %d",
                                    next.slot(), previousSlot));
                }
                previousSlot = next.slot();
                Decision decision = policy.decide(state, next.budget());
                state = decision.nextState();
                return row(next, decision.allocation());
            }
        };
    }

    private PlanRow row(TraceSlot slot, Allocation allocation) {
        double accuracy = allocation.inference().accuracy() / profile.maxAccuracy();
        double objective =
                allocation.retrainingWeight() * allocation.retraining().gain()
                        + allocation.inferenceWeight() * accuracy;
        Regime regime = Regime.of(allocation, slot.budget(), profile.space());
        return new PlanRow(slot.slot(), slot.budget(), label, allocation, objective, regime);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.Allocation;
import io.orric.allocation.AllocationPolicy;
import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.Profile;
import io.orric.allocation.SlotBudget;
import java.io.Serializable;

/**
 * Policy and capacity of a site.
 *
 * @param policyName name of the policy in decisions
 * @param policies makes the policy that chooses the allocation of each slot
 * @param profile configurations to choose from
 * @param capacity capacity of each slot that has no announced one
 * @param escalating whether compute that the policy leaves goes to second opinions
 */
public record SitePlan(
        String policyName,
        PolicyFactory policies,
        Profile profile,
        CapacityModel capacity,
        boolean escalating)
        implements Serializable {

    /** A plan that leaves unused what the policy leaves. */
    public SitePlan(
            String policyName, PolicyFactory policies, Profile profile, CapacityModel capacity) {
        this(policyName, policies, profile, capacity, false);
    }

    /** The policy. */
    AllocationPolicy policy() {
        return policies.policy(profile);
    }

    /** The configurations to choose from. */
    ConfigurationSpace space() {
        return profile.space();
    }

    /** The same with other costs and another slope of the learning curve. */
    SitePlan with(ConfigurationSpace space, double slope) {
        return new SitePlan(
                policyName,
                policies,
                new Profile(space, profile.maxAccuracy(), slope),
                capacity,
                escalating);
    }

    /** The same with another capacity. */
    SitePlan with(CapacityModel other) {
        return new SitePlan(policyName, policies, profile, other, escalating);
    }

    /**
     * An allocation with what becomes of the compute that it leaves.
     *
     * @param unsure share of the frames that second opinions are of any use for, 0 to 1
     */
    Allocation complete(Allocation chosen, SlotBudget budget, double unsure) {
        return escalating ? chosen.escalating(budget, unsure, space().teacherFrameCost()) : chosen;
    }

    /**
     * Compute that so many frames could take at most to any purpose, in the profile's unit.
     *
     * @param unsure as above
     */
    double need(long frames, double unsure) {
        InferenceConfiguration best = space().bestInference();
        double opinions =
                escalating
                        ? Math.max(0, unsure - best.escalation()) * space().teacherFrameCost()
                        : 0;
        return frames * (best.cost() + opinions + space().bestRetraining().cost());
    }
}

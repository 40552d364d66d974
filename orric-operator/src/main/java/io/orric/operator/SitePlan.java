// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.AllocationPolicy;
import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.Profile;
import java.io.Serializable;

/**
 * Policy and capacity of a site.
 *
 * @param policyName name of the policy in decisions
 * @param policies makes the policy that chooses the allocation of each slot
 * @param profile configurations to choose from
 * @param capacity capacity of each slot that has no announced one
 */
public record SitePlan(
        String policyName, PolicyFactory policies, Profile profile, CapacityModel capacity)
        implements Serializable {

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
                policyName, policies, new Profile(space, profile.maxAccuracy(), slope), capacity);
    }

    /** The same with another capacity. */
    SitePlan with(CapacityModel other) {
        return new SitePlan(policyName, policies, profile, other);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.AllocationPolicy;
import io.orric.allocation.ConfigurationSpace;
import java.io.Serializable;

/**
 * Policy and capacity of a site.
 *
 * @param policyName name of the policy in decisions
 * @param policy chooses the allocation of each slot
 * @param space configurations to choose from
 * @param capacity capacity of each slot that has no announced one
 */
public record SitePlan(
        String policyName,
        AllocationPolicy policy,
        ConfigurationSpace space,
        CapacityModel capacity)
        implements Serializable {}

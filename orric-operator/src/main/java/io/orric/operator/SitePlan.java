// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.AllocationPolicy;
import io.orric.allocation.ConfigurationSpace;
import java.io.Serializable;

/**
 * How a site is run.
 *
 * @param policyName the policy's name, for reports
 * @param policy who divides the compute
 * @param space what the policy chooses from
 * @param capacity how much compute there is
 */
public record SitePlan(
        String policyName,
        AllocationPolicy policy,
        ConfigurationSpace space,
        CapacityModel capacity)
        implements Serializable {}

// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.AllocationPolicy;
import java.io.Serializable;

/**
 * How a site is run.
 *
 * @param policyName the policy's name, for reports
 * @param policy who divides the compute
 * @param capacity how much compute there is
 */
public record SitePlan(String policyName, AllocationPolicy policy, CapacityModel capacity)
        implements Serializable {}

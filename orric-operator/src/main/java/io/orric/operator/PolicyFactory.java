// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.AllocationPolicy;
import io.orric.allocation.Profile;
import java.io.Serializable;

/** Makes a policy for a profile, and anew when the profile's costs have been corrected. */
@FunctionalInterface
public interface PolicyFactory extends Serializable {

    /** The policy that chooses among the configurations of this profile. */
    AllocationPolicy policy(Profile profile);
}

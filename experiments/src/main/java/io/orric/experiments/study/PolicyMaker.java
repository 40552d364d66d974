// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.allocation.AllocationPolicy;
import io.orric.allocation.OrricPolicy;
import io.orric.allocation.Profile;

/** Makes a policy for a profile and a horizon of slots. */
interface PolicyMaker {

    AllocationPolicy create(Profile profile, long horizon);

    /** ORRIC with this slope L in place of the profile's. */
    static PolicyMaker orric(double slope) {
        return (profile, horizon) ->
                new OrricPolicy(
                        new Profile(profile.space(), profile.maxAccuracy(), slope), horizon);
    }
}

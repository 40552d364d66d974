// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.allocation.AllocationPolicy;
import io.orric.allocation.Profile;

/** Makes a policy for a profile and a horizon in slots. */
interface PolicyMaker {
    AllocationPolicy create(Profile profile, long horizon);
}

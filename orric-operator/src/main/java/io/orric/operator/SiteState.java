// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.PolicyState;

/**
 * State of a site between slots, one value of keyed state.
 *
 * @param slot see {@link PolicyState#slot()}
 * @param minFrames see {@link PolicyState#minFrames()}
 * @param maxFrames see {@link PolicyState#maxFrames()}
 * @param retrainedThrough end of the last slot with a retraining sample, milliseconds since the
 *     epoch; 0 before the first
 */
public record SiteState(long slot, long minFrames, long maxFrames, long retrainedThrough) {

    static final SiteState INITIAL = of(PolicyState.INITIAL, 0);

    static SiteState of(PolicyState policy, long retrainedThrough) {
        return new SiteState(
                policy.slot(), policy.minFrames(), policy.maxFrames(), retrainedThrough);
    }

    PolicyState policy() {
        return new PolicyState(slot, minFrames, maxFrames);
    }
}

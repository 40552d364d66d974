// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.FrameForecast;
import io.orric.allocation.PolicyState;

/**
 * State of a site between slots, one value of keyed state.
 *
 * @param slot see {@link PolicyState#slot()}
 * @param minFrames see {@link PolicyState#minFrames()}
 * @param maxFrames see {@link PolicyState#maxFrames()}
 * @param forecastLevel see {@link FrameForecast#level()}
 * @param forecastExcess see {@link FrameForecast#excess()}
 * @param endedThrough end of the last slot, milliseconds since the epoch; 0 before the first
 * @param retrainedThrough end of the last slot with a retraining sample, milliseconds since the
 *     epoch; 0 before the first
 */
public record SiteState(
        long slot,
        long minFrames,
        long maxFrames,
        double forecastLevel,
        double forecastExcess,
        long endedThrough,
        long retrainedThrough) {

    static final SiteState INITIAL = of(PolicyState.INITIAL, FrameForecast.UNKNOWN, 0, 0);

    static SiteState of(
            PolicyState policy, FrameForecast forecast, long endedThrough, long retrainedThrough) {
        return new SiteState(
                policy.slot(),
                policy.minFrames(),
                policy.maxFrames(),
                forecast.level(),
                forecast.excess(),
                endedThrough,
                retrainedThrough);
    }

    PolicyState policy() {
        return new PolicyState(slot, minFrames, maxFrames);
    }

    FrameForecast forecast() {
        return new FrameForecast(forecastLevel, forecastExcess);
    }
}

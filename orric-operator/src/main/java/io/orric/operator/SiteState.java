// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.FrameExtremes;
import io.orric.allocation.FrameForecast;
import io.orric.allocation.PolicyState;
import io.orric.allocation.UsualFrames;

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
 * @param usualFrames see {@link UsualFrames#level()}; 0, as are all below, in states from before
 *     they were kept
 * @param usualSupport see {@link UsualFrames#support()}
 * @param rivalFrames see {@link UsualFrames#rival()}
 * @param rivalVotes see {@link UsualFrames#votes()}
 * @param earlierMinFrames see {@link FrameExtremes#earlierMin()}
 * @param earlierMaxFrames see {@link FrameExtremes#earlierMax()}
 * @param currentMinFrames see {@link FrameExtremes#currentMin()}
 * @param currentMaxFrames see {@link FrameExtremes#currentMax()}
 */
public record SiteState(
        long slot,
        long minFrames,
        long maxFrames,
        double forecastLevel,
        double forecastExcess,
        long endedThrough,
        long retrainedThrough,
        double usualFrames,
        int usualSupport,
        double rivalFrames,
        int rivalVotes,
        long earlierMinFrames,
        long earlierMaxFrames,
        long currentMinFrames,
        long currentMaxFrames) {

    static final SiteState INITIAL = of(PolicyState.INITIAL, FrameForecast.UNKNOWN, 0, 0);

    static SiteState of(
            PolicyState policy, FrameForecast forecast, long endedThrough, long retrainedThrough) {
        FrameExtremes recent = policy.recent();
        return new SiteState(
                policy.slot(),
                policy.minFrames(),
                policy.maxFrames(),
                forecast.level(),
                forecast.excess(),
                endedThrough,
                retrainedThrough,
                recent.usual().level(),
                recent.usual().support(),
                recent.usual().rival(),
                recent.usual().votes(),
                recent.earlierMin(),
                recent.earlierMax(),
                recent.currentMin(),
                recent.currentMax());
    }

    PolicyState policy() {
        UsualFrames usual = new UsualFrames(usualFrames, usualSupport, rivalFrames, rivalVotes);
        FrameExtremes recent =
                new FrameExtremes(
                        usual,
                        earlierMinFrames,
                        earlierMaxFrames,
                        currentMinFrames,
                        currentMaxFrames);
        return new PolicyState(slot, minFrames, maxFrames, recent);
    }

    FrameForecast forecast() {
        return new FrameForecast(forecastLevel, forecastExcess);
    }
}

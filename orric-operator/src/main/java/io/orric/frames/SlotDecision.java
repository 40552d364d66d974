// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

/**
 * What was decided for a slot of a site, and from what.
 *
 * @param site the site
 * @param policy the policy that decided
 * @param slot index t, from 1
 * @param slotStart start of the slot, milliseconds since the epoch
 * @param slotEnd end of the slot, exclusive, milliseconds since the epoch
 * @param frames frames of the slot, D(t)
 * @param capacity compute given, C(t), in the profile's unit
 * @param computeUsed compute the allocation takes, in the profile's unit
 * @param samplingRatio share of the frames to retrain on
 * @param sampledFrames frames in the retraining sample, round(ratio × D)
 * @param resolution side of the square model input, pixels
 * @param retrainingWeight V<sub>t</sub>
 * @param inferenceWeight W<sub>t</sub>
 * @param overloaded whether not even the cheapest configuration fitted the capacity
 * @param regime the heuristic of the paper's Table II that the allocation coincides with
 */
public record SlotDecision(
        String site,
        String policy,
        long slot,
        long slotStart,
        long slotEnd,
        long frames,
        double capacity,
        double computeUsed,
        double samplingRatio,
        long sampledFrames,
        int resolution,
        double retrainingWeight,
        double inferenceWeight,
        boolean overloaded,
        String regime) {}

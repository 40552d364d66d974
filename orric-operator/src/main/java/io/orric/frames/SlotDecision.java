// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

/**
 * Decision on a slot of a site, with the numbers it was made from.
 *
 * @param site name of the site
 * @param policy name of the policy
 * @param slot index t, from 1
 * @param slotStart start of the slot, milliseconds since the epoch
 * @param slotEnd end of the slot, exclusive, milliseconds since the epoch
 * @param frames frames of the slot, D(t)
 * @param capacity capacity C(t), in the profile's unit
 * @param computeUsed compute that the allocation takes, in the profile's unit
 * @param samplingRatio share of the frames that is sampled for retraining, 0 to 1
 * @param sampledFrames frames in the sample, round(ratio × D)
 * @param resolution side of the square model input, pixels
 * @param retrainingWeight weight V<sub>t</sub>; 0 with policies that weigh nothing
 * @param inferenceWeight weight W<sub>t</sub>; 0 with policies that weigh nothing
 * @param overloaded whether the capacity did not pay for the cheapest configuration
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

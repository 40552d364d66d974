// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

/**
 * Decision on a slot of a site, with the numbers it was made from and what became of the slot.
 *
 * @param site name of the site
 * @param policy name of the policy
 * @param slot index t, from 1
 * @param slotStart start of the slot, milliseconds since the epoch
 * @param slotEnd end of the slot, exclusive, milliseconds since the epoch
 * @param frames frames of the slot, D(t)
 * @param capacity capacity C(t), in the profile's unit
 * @param computeUsed compute that the allocation takes, in the profile's unit, without that of
 *     frames that the capacity did not pay for
 * @param samplingRatio share of the frames that is sampled for retraining, 0 to 1
 * @param sampledFrames frames in the sample
 * @param resolution side of the square model input that was chosen for the slot, pixels
 * @param escalation share of the frames that the teacher may be asked about too, 0 to 1: what was
 *     chosen for the slot, and what its compute left over pays for
 * @param retrainingWeight weight V<sub>t</sub>; 0 with policies that weigh nothing
 * @param inferenceWeight weight W<sub>t</sub>; 0 with policies that weigh nothing
 * @param overloaded whether the capacity did not pay for the cheapest configuration of all frames,
 *     or frames came faster than they were answered
 * @param regime the heuristic of the paper's Table II that the allocation coincides with
 * @param forecastFrames frames that the slot was decided for; D(t) where it was decided at its end
 * @param skippedFrames frames that were not inferred, because the capacity did not pay for them
 * @param escalatedFrames frames on which the teacher's second opinion was given since the site's
 *     last slot ended
 * @param computeMeasured compute that was spent on the site since its last slot ended, milliseconds
 *     of a core; to be compared with {@code computeUsed} where the profile is in milliseconds
 * @param decodingMillis its part that decoded and resized frames
 * @param studentMillis its part that was the student's inference
 * @param opinionMillis its part that was the teacher's second opinions
 * @param teacherMillis its part that was the teacher's labelling, or its following of samples
 * @param trainingMillis its part that was the rest of retraining
 * @param captureLatencyP50 median time from a frame's capture to its answer, of the answers given
 *     since the site's last slot ended, milliseconds; null if there was none
 * @param captureLatencyP95 95th percentile of these times
 * @param captureLatencyP99 99th percentile of these times
 * @param arrivalLatencyP50 median time from a frame's arrival in the job to its answer
 * @param arrivalLatencyP95 95th percentile of these times
 * @param arrivalLatencyP99 99th percentile of these times
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
        double escalation,
        double retrainingWeight,
        double inferenceWeight,
        boolean overloaded,
        String regime,
        long forecastFrames,
        long skippedFrames,
        long escalatedFrames,
        double computeMeasured,
        double decodingMillis,
        double studentMillis,
        double opinionMillis,
        double teacherMillis,
        double trainingMillis,
        Double captureLatencyP50,
        Double captureLatencyP95,
        Double captureLatencyP99,
        Double arrivalLatencyP50,
        Double arrivalLatencyP95,
        Double arrivalLatencyP99) {}

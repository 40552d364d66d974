// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Part of a slot's decision that the benchmark reads.
 *
 * @param site name of the site
 * @param slotStart start, milliseconds since the epoch
 * @param slotEnd end, milliseconds since the epoch
 * @param frames frames of the slot
 * @param capacity capacity, milliseconds of a core
 * @param computeUsed planned compute, milliseconds of a core
 * @param computeMeasured measured compute, milliseconds of a core
 * @param decodingMillis its part that was decoding
 * @param studentMillis its part that was the student's inference
 * @param trainingMillis its part that was training
 * @param samplingRatio share of the frames that was sampled
 * @param resolution side of the model input, pixels
 * @param overloaded whether the capacity did not pay for all frames
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SlotLine(
        String site,
        long slotStart,
        long slotEnd,
        long frames,
        double capacity,
        double computeUsed,
        double computeMeasured,
        double decodingMillis,
        double studentMillis,
        double trainingMillis,
        double samplingRatio,
        int resolution,
        boolean overloaded) {}

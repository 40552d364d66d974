// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.configuration.Configuration;

/**
 * Settings that all experiments have.
 *
 * @param framesPerSlot D; 0 for a fiftieth of the frames, so that there are 50 slots as in the
 *     paper
 * @param firstSeed the first seed
 * @param seedCount number of seeds, from the first one on
 * @param options the job's options that are not at their defaults
 */
public record ExperimentPlan(
        int framesPerSlot, long firstSeed, int seedCount, Configuration options) {

    List<Long> seeds() {
        return LongStream.range(firstSeed, firstSeed + seedCount).boxed().toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.PolicyName;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Options of the slot operator. */
public final class OperatorOptions {

    public static final ConfigOption<Duration> SLOT_LENGTH =
            ConfigOptions.key("orric.slot.length")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(10))
                    .withDescription("Length of a time slot, in event time. At least 1 ms.");

    public static final ConfigOption<Integer> BATCH_FRAMES =
            ConfigOptions.key("orric.slot.batch-frames")
                    .intType()
                    .defaultValue(64)
                    .withDescription(
                            "Most frames that are inferred together. Larger batches infer faster"
                                    + " and hold more memory. 1 to 4096.");

    public static final ConfigOption<List<String>> POLICIES =
            ConfigOptions.key("orric.policies")
                    .stringType()
                    .asList()
                    .noDefaultValue()
                    .withDescription(
                            "Who divides the compute: "
                                    + PolicyName.runnable()
                                    + ". In replays each policy named here gets a site of its own,"
                                    + " fed the same frames, with its own student. Unset: orric in"
                                    + " replays, orric-rolling for cameras.");

    public static final ConfigOption<Long> HORIZON =
            ConfigOptions.key("orric.policy.horizon")
                    .longType()
                    .noDefaultValue()
                    .withDescription(
                            "T, slots until the end of the stream, which ORRIC plans for, or looks"
                                    + " ahead where there is none. Unset: the slots of the replay;"
                                    + " 1000 with policies that know no end. At least 1.");

    public static final ConfigOption<String> CAPACITY =
            ConfigOptions.key("orric.capacity")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Compute a frame, in the profile's unit: constant:X, or uniform:LOW:HIGH"
                                    + " drawn for each slot; times D(t) it is the slot's capacity."
                                    + " Unset: enough for the most expensive configurations.");

    public static final ConfigOption<Long> SEED =
            ConfigOptions.key("orric.seed")
                    .longType()
                    .defaultValue(1L)
                    .withDescription("Seeds whatever is drawn, such as uniform capacities.");

    private OperatorOptions() {}
}

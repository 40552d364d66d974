// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.PolicyName;
import io.orric.options.OrricOption;
import io.orric.options.Range;
import java.time.Duration;
import java.util.List;

/** Options of the slot operator. */
public final class OperatorOptions {

    public static final OrricOption<String> PROFILE =
            OrricOption.ofString("orric.profile")
                    .required()
                    .alias("--profile", "FILE")
                    .describedAs(
                            "YAML file with accuracies and costs of student and teacher, as"
                                    + " written by 'orric profile'.");

    public static final OrricOption<Duration> SLOT_LENGTH =
            OrricOption.ofDuration("orric.slot.length")
                    .defaultValue(Duration.ofSeconds(10))
                    .within(Range.atLeast(Duration.ofMillis(1)))
                    .describedAs("Length of a time slot in event time.");

    public static final OrricOption<Integer> BATCH_FRAMES =
            OrricOption.ofInt("orric.slot.batch-frames")
                    .defaultValue(64)
                    .within(Range.between(1, 4096))
                    .describedAs(
                            "Maximum number of frames inferred together. Larger batches infer"
                                    + " faster and hold more memory.");

    public static final OrricOption<List<String>> POLICIES =
            OrricOption.ofList("orric.policies")
                    .alias("--policy", "NAME[,NAME]")
                    .describedAs(
                            "Policy that divides the compute, one of "
                                    + PolicyName.runnable()
                                    + ". Recordings can be played back with several policies:"
                                    + " each has a site named after it, which gets the same frames"
                                    + " and has its own student. Default: orric for recordings,"
                                    + " orric-rolling for cameras.");

    public static final OrricOption<Long> HORIZON =
            OrricOption.ofLong("orric.policy.horizon")
                    .within(Range.atLeast(1L))
                    .describedAs(
                            "Planning horizon T in slots. For endless streams: the look-ahead"
                                    + " window. Default: the number of slots of the recording, 1000"
                                    + " for cameras.");

    public static final OrricOption<String> CAPACITY =
            OrricOption.ofString("orric.capacity")
                    .alias("--capacity", "MODEL")
                    .describedAs(
                            "Compute per frame in the profile's unit: constant:X, or"
                                    + " uniform:LOW:HIGH, drawn anew for each slot. The capacity of"
                                    + " a slot is this times its number of frames. Default: enough"
                                    + " for the most expensive configurations.");

    public static final OrricOption<Long> SEED =
            OrricOption.ofLong("orric.seed")
                    .defaultValue(1L)
                    .alias("--seed", "SEED")
                    .describedAs(
                            "Random seed of synthetic scenes, of uniform capacities and of 'orric train'.");

    private OperatorOptions() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.PolicyName;
import io.orric.options.OrricOption;
import io.orric.options.Range;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.MemorySize;

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
                            "Maximum number of frames inferred together. Frames never wait for a"
                                    + " batch to fill. Larger batches infer faster and hold more"
                                    + " memory.");

    public static final OrricOption<SlotTiming> SLOT_DECIDE =
            OrricOption.ofEnum("orric.slot.decide", SlotTiming.class)
                    .describedAs(
                            "Time at which a slot is decided: at-start, for a forecast of its"
                                    + " frames, which are then inferred as they come; or at-end,"
                                    + " for the frames that came, as in the paper. Default:"
                                    + " at-start for cameras, at-end for recordings.");

    public static final OrricOption<OverloadAnswer> OVERLOAD =
            OrricOption.ofEnum("orric.overload", OverloadAnswer.class)
                    .defaultValue(OverloadAnswer.ANSWER)
                    .describedAs(
                            "Answer to frames that the capacity of their slot does not pay for when"
                                    + " it is decided at its start: answer (infer them by the"
                                    + " cheapest configuration) or skip (make them dead letters).");

    public static final OrricOption<EscalationMode> ESCALATION =
            OrricOption.ofEnum("orric.escalation", EscalationMode.class)
                    .defaultValue(EscalationMode.LEFT_OVER)
                    .describedAs(
                            "Use of the teacher's second opinions on frames that the student is"
                                    + " not sure of: none; chosen, as many as the profile's"
                                    + " configurations with an escalation say; or left-over, those"
                                    + " and as many more as the rest of the slot's compute pays for"
                                    + " under the policies orric, orric-rolling and"
                                    + " orric-doubling.");

    public static final OrricOption<Integer> SAMPLE_FRAMES =
            OrricOption.ofInt("orric.sample.max-frames")
                    .within(Range.between(1, 1_000_000))
                    .describedAs(
                            "Maximum number of frames in the sample of a slot. Default: 512 for"
                                    + " cameras, no limit for recordings.");

    public static final OrricOption<MemorySize> SAMPLE_BYTES =
            OrricOption.ofMemory("orric.sample.max-bytes")
                    .describedAs(
                            "Maximum size of the sample of a slot. Samples are state until the"
                                    + " student was retrained on them. Default: 16 mb for cameras,"
                                    + " no limit for recordings.");

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

    public static final OrricOption<Boolean> CORRECT_SLOPE =
            OrricOption.ofBoolean("orric.policy.correct-slope")
                    .defaultValue(true)
                    .describedAs(
                            "Whether the slope of the learning curve, which says what retraining is"
                                    + " worth, follows the agreement with the teacher that"
                                    + " retrainings gain, where the method measures it"
                                    + " (pseudo-label) and costs are corrected. At most 4 times"
                                    + " more or less than the profile says.");

    public static final OrricOption<String> CAPACITY =
            OrricOption.ofString("orric.capacity")
                    .alias("--capacity", "MODEL")
                    .describedAs(
                            "Compute of a slot. cores:X, so many cores of each TaskManager, shared"
                                    + " by its sites by need, less what others use of them; slot:X,"
                                    + " so much for each slot; constant:X, so much for each frame;"
                                    + " or uniform:LOW:HIGH, so much for each frame, drawn anew for"
                                    + " each slot. X, LOW and HIGH are in the profile's unit."
                                    + " Default: all cores for cameras; enough for the most"
                                    + " expensive configurations for recordings.");

    public static final OrricOption<Long> SEED =
            OrricOption.ofLong("orric.seed")
                    .defaultValue(1L)
                    .alias("--seed", "SEED")
                    .describedAs(
                            "Random seed of synthetic scenes, of uniform capacities and of 'orric train'.");

    private OperatorOptions() {}
}

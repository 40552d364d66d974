// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The policies by the names users call them: the constants in lower case with dashes. */
public enum PolicyName {
    ORRIC,
    ORRIC_ROLLING,
    ORRIC_DOUBLING,
    INFERENCE_ONLY,
    INFERENCE_GREEDY,
    FOCUS_SHIFT,
    KNOWLEDGE_DISTILLATION,
    BEST_FIXED_RESOLUTION,
    FIXED,
    RANDOM,
    TEACHER_ONLY;

    /** Another name of Inference-Greedy, which is what it describes. */
    private static final String RETRAIN_LEFTOVER = "retrain-leftover";

    /**
     * Makes the policy.
     *
     * @param horizon T, slots the stream will have; slots ahead or slots of the first episode for
     *     the policies that never end
     */
    public AllocationPolicy create(Profile profile, long horizon) {
        ConfigurationSpace space = profile.space();
        return switch (this) {
            case ORRIC -> new OrricPolicy(profile, horizon);
            case ORRIC_ROLLING -> new OrricPolicy(profile, Horizon.rolling(horizon));
            case ORRIC_DOUBLING -> new OrricPolicy(profile, Horizon.doubling(horizon));
            case INFERENCE_ONLY -> new InferenceOnlyPolicy(space);
            case INFERENCE_GREEDY -> new InferenceGreedyPolicy(space);
            case FOCUS_SHIFT -> new FocusShiftPolicy(space, horizon);
            case KNOWLEDGE_DISTILLATION -> new KnowledgeDistillationPolicy(space);
            case BEST_FIXED_RESOLUTION -> FixedPolicy.bestResolution(space);
            case FIXED -> FixedPolicy.middle(space);
            case RANDOM -> new RandomPolicy(space, 0);
            case TEACHER_ONLY -> new TeacherOnlyPolicy(space);
        };
    }

    /**
     * Returns whether the student infers everything that the policy decides. Otherwise the policy
     * can be planned and compared, but not run.
     */
    public boolean studentInfers() {
        return this != TEACHER_ONLY;
    }

    /** Returns whether it may retrain the student. */
    public boolean retrains() {
        return this != INFERENCE_ONLY && this != BEST_FIXED_RESOLUTION && this != TEACHER_ONLY;
    }

    /** Returns whether it is ORRIC, with whatever stands in for T. */
    public boolean isOrric() {
        return this == ORRIC || this == ORRIC_ROLLING || this == ORRIC_DOUBLING;
    }

    /** Returns whether slot T is the last for which it retrains. */
    public boolean endsWithTheHorizon() {
        return this == ORRIC;
    }

    /**
     * The policy that users call by this name.
     *
     * @throws IllegalArgumentException if there is none, naming those that exist
     */
    public static PolicyName of(String label) {
        if (RETRAIN_LEFTOVER.equals(label)) {
            return INFERENCE_GREEDY;
        }
        return Arrays.stream(values())
                .filter(name -> name.toString().equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "policy is '" + label + "', must be one of " + labels()));
    }

    /** All names, comma-separated, for messages and help. */
    public static String labels() {
        return labels(policy -> true);
    }

    /** The names of the policies a job can run, comma-separated, for messages and help. */
    public static String runnable() {
        return labels(PolicyName::studentInfers);
    }

    private static String labels(Predicate<PolicyName> listed) {
        return Arrays.stream(values())
                .filter(listed)
                .map(PolicyName::toString)
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

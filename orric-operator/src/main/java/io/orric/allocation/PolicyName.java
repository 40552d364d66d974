// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The policies by the names users call them. */
public enum PolicyName {
    /** {@link OrricPolicy}. */
    ORRIC("orric") {
        @Override
        public AllocationPolicy create(Profile profile, long horizon) {
            return new OrricPolicy(profile, horizon);
        }
    },
    /** {@link InferenceOnlyPolicy}. */
    INFERENCE_ONLY("inference-only") {
        @Override
        public AllocationPolicy create(Profile profile, long horizon) {
            return new InferenceOnlyPolicy(profile.space());
        }
    };

    private final String label;

    PolicyName(String label) {
        this.label = label;
    }

    /**
     * Makes the policy.
     *
     * @param horizon T, slots the stream will have
     */
    public abstract AllocationPolicy create(Profile profile, long horizon);

    /**
     * The policy that users call by this name.
     *
     * @throws IllegalArgumentException if there is none, naming those that exist
     */
    public static PolicyName of(String label) {
        return Arrays.stream(values())
                .filter(name -> name.label.equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "policy is '" + label + "', must be one of " + labels()));
    }

    /** All names, comma-separated, for messages and help. */
    public static String labels() {
        return Arrays.stream(values()).map(PolicyName::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return label;
    }
}

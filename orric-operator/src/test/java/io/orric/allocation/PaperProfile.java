// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The configurations of the paper's experiment: MobileNetV2 student, ResNet50 teacher, CIFAR-10.
 */
final class PaperProfile {

    private static final double SLOPE = 0.01;

    private static final ConfigurationSpace SPACE =
            ConfigurationSpace.of(
                    List.of(
                            new InferenceConfiguration(20, 0.4493, 6_350_000),
                            new InferenceConfiguration(24, 0.5938, 6_710_000),
                            new InferenceConfiguration(28, 0.7329, 7_450_000),
                            new InferenceConfiguration(32, 0.7957, 7_940_000)),
                    Stream.of(0.0, 0.1, 0.2, 0.3, 0.5, 1.0)
                            .map(r -> new RetrainingConfiguration(r, r, r * 102_250_000))
                            .toList());

    /** The profile with the given resolutions only, f-max that of the best of them. */
    static Profile of(Set<Integer> resolutions) {
        ConfigurationSpace space = SPACE.restrictedTo(resolutions);
        return new Profile(space, space.bestInference().accuracy(), SLOPE);
    }

    static Profile complete() {
        return of(Set.of(20, 24, 28, 32));
    }

    private PaperProfile() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random spaces and traces, in numbers short enough to tie and to fit exactly. */
final class Instances {

    static Arbitrary<ConfigurationSpace> spaces(int inferences, int retrainings) {
        Arbitrary<Double> yield = Arbitraries.doubles().between(0.2, 1).ofScale(3);
        Arbitrary<Double> cost = Arbitraries.doubles().between(1, 100).ofScale(1);
        Arbitrary<List<InferenceConfiguration>> inference =
                Combinators.combine(Arbitraries.integers().between(8, 512), yield, cost)
                        .as(InferenceConfiguration::new)
                        .list()
                        .uniqueElements(InferenceConfiguration::resolution)
                        .ofMinSize(1)
                        .ofMaxSize(inferences);
        Arbitrary<List<RetrainingConfiguration>> retraining =
                Combinators.combine(yield, yield, cost)
                        .as(RetrainingConfiguration::new)
                        .list()
                        .uniqueElements(RetrainingConfiguration::ratio)
                        .ofMaxSize(retrainings);
        return Combinators.combine(inference, retraining).as(ConfigurationSpace::of);
    }

    static Arbitrary<List<SlotBudget>> traces(int slots) {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 2000),
                        Arbitraries.doubles().between(0, 250).ofScale(1))
                .as((frames, perFrame) -> new SlotBudget(frames, frames * perFrame))
                .list()
                .ofMinSize(1)
                .ofMaxSize(slots);
    }

    private Instances() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OfflineBoundTest {

    @Property(tries = 300)
    void noPlanExceedsIt(@ForAll("instances") Instance instance) {
        double reached =
                new OfflineOptimum(instance.problem(), 256).solve(instance.trace()).value();
        double bound = OfflineBound.of(instance.problem(), instance.trace());
        assertThat(bound).isGreaterThanOrEqualTo(reached * (1 - 1e-9));
    }

    @Example
    void isWithinAFewPercentOfTheOptimum() {
        Random random = new Random(3);
        for (int k = 0; k < 3; k++) {
            Instance instance = Instance.steep(random, 200);
            double optimum = new OfflineOptimum(instance.problem()).solve(instance.trace()).value();
            assertThat(OfflineBound.of(instance.problem(), instance.trace()))
                    .isBetween(optimum, 1.05 * optimum);
        }
    }

    @Example
    void anEmptyTraceIsWorthNothing() {
        assertThat(OfflineBound.of(Instance.problem(new Random(1)), List.of())).isZero();
    }

    @Provide("instances")
    Arbitrary<Instance> instances() {
        return Arbitraries.randomValue(random -> Instance.random(random, 1 + random.nextInt(40)));
    }
}

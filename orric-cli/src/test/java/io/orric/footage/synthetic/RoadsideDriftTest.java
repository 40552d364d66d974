// SPDX-License-Identifier: Apache-2.0
package io.orric.footage.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.cameras.conditions.Condition;
import io.orric.cameras.conditions.ConditionKind;
import io.orric.options.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoadsideDriftTest {

    @Test
    void clearAndFixedConditionsHoldForEveryFrame() {
        assertThat(RoadsideDrift.under("clear").at(1, 5, 10)).isEmpty();
        assertThat(RoadsideDrift.under("night:0.7+rain:0.4").at(1, 5, 10))
                .containsExactly(
                        new Condition(ConditionKind.NIGHT, 0.7),
                        new Condition(ConditionKind.RAIN, 0.4));
    }

    @Test
    void allDrawsEveryKindAndSomeClearFrames() {
        List<List<Condition>> drawn =
                IntStream.range(0, 500)
                        .mapToObj(index -> RoadsideDrift.under("all").at(1, index, 500))
                        .toList();
        assertThat(drawn.stream().filter(List::isEmpty).count()).isBetween(70L, 130L);
        assertThat(drawn.stream().flatMap(List::stream).map(Condition::kind))
                .contains(ConditionKind.values());
        assertThat(drawn).allMatch(conditions -> conditions.size() <= 2);
    }

    @Test
    void aFramesConditionsAreAFunctionOfSeedAndIndex() {
        RoadsideDrift all = RoadsideDrift.under("all");
        assertThat(IntStream.range(0, 50).mapToObj(i -> all.at(7, i, 50)))
                .isEqualTo(IntStream.range(0, 50).mapToObj(i -> all.at(7, i, 50)).toList());
        assertThat(IntStream.range(0, 50).mapToObj(i -> all.at(8, i, 50)))
                .isNotEqualTo(IntStream.range(0, 50).mapToObj(i -> all.at(7, i, 50)).toList());
    }

    @Test
    void anUnknownConditionIsRefused() {
        assertThatThrownBy(() -> RoadsideDrift.under("fog:0.5+hail:1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hail")
                .hasMessageContaining("fog, rain");
    }

    @Test
    void whatIsNeitherAFileNorConditionsIsRefusedWithBothReasons() {
        assertThatThrownBy(() -> RoadsideDrift.parse("fgo.yaml"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("'fgo.yaml' is no file of a drift script, nor conditions: ")
                .hasMessageContaining("fog, rain");
    }

    @Test
    void aShowBeginsAgainAfterItsEnd(@TempDir Path folder) throws Exception {
        Path script = folder.resolve("drift.yaml");
        Files.writeString(script, "- {from: 0.5, to: 1, conditions: [\"fog:0.8\"]}");
        RoadsideDrift drift = RoadsideDrift.parse(script.toString());
        assertThat(IntStream.range(0, 8).mapToObj(i -> drift.conditions(1, i, 4)))
                .containsExactly("clear", "clear", "fog", "fog", "clear", "clear", "fog", "fog");
    }
}

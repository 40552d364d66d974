// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraNamesTest {

    @ParameterizedTest
    @CsvSource({
        "cam-, 1, 0, cam-001",
        "cam-, 999, 998, cam-999",
        "cam-, 1000, 0, cam-0001",
        "north/, 12, 11, north/012",
        "'', 2, 1, 002",
    })
    void countFromOne(String prefix, int cameras, int camera, String name) {
        assertThat(new CameraNames(prefix, cameras).name(camera)).isEqualTo(name);
    }

    @Test
    void sortInTheOrderOfTheirNumbers() {
        CameraNames names = new CameraNames("cam-", 1200);
        assertThat(IntStream.range(0, 1200).mapToObj(names::name))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "100001"})
    void tooFewOrTooManyAreRefused(int cameras) {
        assertThatThrownBy(() -> new CameraNames("cam-", cameras))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cameras are " + cameras + ", must be from 1 to 100000");
    }
}

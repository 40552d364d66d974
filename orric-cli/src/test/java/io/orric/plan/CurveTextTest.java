// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.allocation.ExponentialCurve;
import io.orric.allocation.LogarithmicCurve;
import io.orric.allocation.PowerCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveTextTest {

    @TempDir private Path folder;

    @Test
    void readsTheCurvesOfThePaper() throws IOException {
        assertThat(CurveText.parse("power:0.9:0.2:1:2")).isEqualTo(new PowerCurve(0.9, 0.2, 1, 2));
        assertThat(CurveText.parse("exponential:-1:-0.5:0:1"))
                .isEqualTo(new ExponentialCurve(-1, -0.5, 0, 1));
        assertThat(CurveText.parse("logarithmic:0.3:1.9:1"))
                .isEqualTo(new LogarithmicCurve(0.3, 1.9, 1));
    }

    @Test
    void readsMeasuredPoints() throws IOException {
        Path file = Files.writeString(folder.resolve("c.csv"), "extent,accuracy\n0,0.6\n1,0.8\n");
        assertThat(CurveText.parse("table:" + file).at(0.5)).isEqualTo(0.7);
    }

    @Test
    void namesTheFileAndTheLineOfAWrongPoint() throws IOException {
        Path file = Files.writeString(folder.resolve("c.csv"), "extent,accuracy\n0,0.6\n1,high\n");
        assertThatThrownBy(() -> CurveText.parse("table:" + file))
                .hasMessage(
                        "learning curve %s, line 3: accuracy is 'high', must be a number", file);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscalationCurveTest {

    @Test
    void theLeastSureFramesAreAnsweredByBoth() {
        EscalationCurve curve = new EscalationCurve(Escalation.DEFAULT);
        assertThat(curve.correct(0.5)).isZero();
        float[] wrong = {0.1f, 0.9f};
        float[] right = {0.95f, 0.05f};
        curve.add(new float[] {0.45f, 0.55f}, right, 0); // wrong alone, right together
        curve.add(new float[] {0.4f, 0.6f}, right, 0); // likewise, a little surer
        curve.add(new float[] {0.7f, 0.3f}, wrong, 0); // right alone, wrong together
        curve.add(new float[] {0.99f, 0.01f}, wrong, 0); // right either way
        assertThat(curve.correct(0)).isEqualTo(2);
        assertThat(curve.correct(0.25)).isEqualTo(3);
        assertThat(curve.correct(0.5)).isEqualTo(4);
        assertThat(curve.correct(0.75)).isEqualTo(3);
        assertThat(curve.correct(1)).isEqualTo(3);
    }
}

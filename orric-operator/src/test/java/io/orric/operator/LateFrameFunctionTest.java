// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.frames.Frame;
import io.orric.frames.FrameBatch;
import io.orric.frames.SlotDecision;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class LateFrameFunctionTest {

    @Test
    void aLateFrameGetsTheLastConfigurationOfItsSite() throws Exception {
        try (var operator = harness()) {
            operator.open();
            operator.processElement2(decision("north", 3, 28), 0);
            operator.processElement2(decision("south", 9, 32), 0);
            operator.processElement1(SlotOperatorHarness.frame("north", 5), 5);
            FrameBatch batch = operator.extractOutputValues().get(0);
            assertThat(batch.resolution()).isEqualTo(28);
            assertThat(batch.slot()).isEqualTo(3);
            assertThat(batch.late()).isTrue();
            assertThat(batch.studentVersion()).isEqualTo(FrameBatch.NEWEST);
        }
    }

    @Test
    void aSiteWithoutDecisionsInfersAtTheCheapestResolution() throws Exception {
        try (var operator = harness()) {
            operator.open();
            operator.processElement1(SlotOperatorHarness.frame("north", 5), 5);
            assertThat(operator.extractOutputValues().get(0).resolution()).isEqualTo(20);
        }
    }

    @Test
    void theLastConfigurationSurvivesARestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var operator = harness()) {
            operator.open();
            operator.processElement2(decision("north", 3, 28), 0);
            snapshot = operator.snapshot(1, 1);
        }
        try (var operator = harness()) {
            operator.initializeState(snapshot);
            operator.open();
            operator.processElement1(SlotOperatorHarness.frame("north", 5), 5);
            assertThat(operator.extractOutputValues().get(0).resolution()).isEqualTo(28);
        }
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Frame, SlotDecision, FrameBatch>
            harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new LateFrameFunction(20)),
                Frame::site,
                SlotDecision::site,
                Types.STRING);
    }

    private static SlotDecision decision(String site, long slot, int resolution) {
        return new SlotDecision(
                site, "orric", slot, 0, 1000, 10, 100, 100, 0, 0, resolution, 0, 0, false, "other");
    }
}

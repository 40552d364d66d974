// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import static io.orric.operator.SlotOperatorHarness.SLOT_MILLIS;
import static io.orric.operator.SlotOperatorHarness.slot;
import static org.assertj.core.api.Assertions.assertThat;

import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.OrricPolicy;
import io.orric.allocation.Profile;
import io.orric.frames.CapacityAnnouncement;
import io.orric.frames.Frame;
import io.orric.frames.SlotDecision;
import io.orric.frames.Stamped;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Capacities that are announced while the job runs. */
class AnnouncedCapacityTest {

    private static final Profile PROFILE =
            new Profile(
                    ConfigurationSpace.of(
                            List.of(
                                    new InferenceConfiguration(20, 0.5, 10),
                                    new InferenceConfiguration(32, 0.8, 20)),
                            List.of()),
                    0.8,
                    0.1);

    private KeyedTwoInputStreamOperatorTestHarness<
                    String, Frame, CapacityAnnouncement, Stamped<Frame>>
            operator;

    @ParameterizedTest
    @EnumSource
    void anAnnouncementHoldsUntilItIsRevoked(SlotTiming timing) throws Exception {
        open(timing, null);
        slotOf(1);
        announce(100);
        slotOf(2);
        slotOf(3);
        announce(Double.NaN);
        slotOf(4);
        assertThat(capacities()).containsExactly(1000.0, 100.0, 100.0, 1000.0);
        operator.close();
    }

    @ParameterizedTest
    @EnumSource
    void itIsKnownAfterARestore(SlotTiming timing) throws Exception {
        open(timing, null);
        announce(150);
        OperatorSubtaskState snapshot = operator.snapshot(1, 1);
        operator.close();
        open(timing, snapshot);
        slotOf(1);
        assertThat(capacities()).containsExactly(150.0);
        operator.close();
    }

    @Test
    void aSlotThatHasBegunTakesItForTheFramesToCome() throws Exception {
        open(SlotTiming.AT_START, null);
        slotOf(1);
        Frame[] frames = slot("north", 2, 10);
        for (int i = 0; i < 10; i++) {
            if (i == 4) {
                announce(100);
            }
            operator.processElement1(new StreamRecord<>(frames[i], frames[i].eventTime()));
        }
        List<Integer> resolutions =
                operator.extractOutputValues().stream().skip(10).map(Stamped::resolution).toList();
        assertThat(resolutions).containsExactly(32, 32, 32, 32, 32, 20, 20, 20, 20, 20);
        operator.close();
    }

    private void open(SlotTiming timing, OperatorSubtaskState snapshot) throws Exception {
        SitePlans plans =
                site ->
                        new SitePlan(
                                "orric",
                                each -> new OrricPolicy(each, 10),
                                PROFILE,
                                CapacityModel.fixed(1000));
        operator =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new KeyedCoProcessOperator<>(
                                new AnnouncedSlotFunction<>(
                                        SlotOperatorHarness.rules(timing, plans))),
                        Frame::site,
                        CapacityAnnouncement::site,
                        Types.STRING);
        operator.setup(
                SideOutputs.stamped(TypeInformation.of(Frame.class))
                        .createSerializer(operator.getExecutionConfig().getSerializerConfig()));
        if (snapshot != null) {
            operator.initializeState(snapshot);
        }
        operator.open();
    }

    private void announce(double capacity) throws Exception {
        operator.processElement2(new StreamRecord<>(new CapacityAnnouncement("north", capacity)));
    }

    private void slotOf(long number) throws Exception {
        for (Frame frame : slot("north", number, 10)) {
            operator.processElement1(new StreamRecord<>(frame, frame.eventTime()));
        }
        operator.processWatermark1(new Watermark(number * SLOT_MILLIS - 1));
        operator.processWatermark2(new Watermark(number * SLOT_MILLIS - 1));
    }

    private List<Double> capacities() {
        return operator.getSideOutput(SideOutputs.DECISIONS).stream()
                .map(StreamRecord::getValue)
                .map(SlotDecision::capacity)
                .toList();
    }
}

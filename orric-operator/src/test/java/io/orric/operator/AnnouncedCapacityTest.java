// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.frames.CapacityAnnouncement;
import io.orric.frames.Frame;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class AnnouncedCapacityTest {

    @Test
    void framesComeWithWhatWasLastAnnouncedForTheirSite() throws Exception {
        try (var operator = opened(null)) {
            frameOf(operator, "north");
            announce(operator, "north", 10);
            announce(operator, "north", 20);
            frameOf(operator, "north");
            frameOf(operator, "south");
            announce(operator, "north", Double.NaN);
            frameOf(operator, "north");
            assertThat(operator.extractOutputValues())
                    .extracting(Frame::capacity)
                    .containsExactly(Double.NaN, 20.0, Double.NaN, Double.NaN);
        }
    }

    @Test
    void announcementsComeBackAfterARestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var operator = opened(null)) {
            announce(operator, "north", 10);
            snapshot = operator.snapshot(1, 1);
        }
        try (var operator = opened(snapshot)) {
            frameOf(operator, "north");
            assertThat(operator.extractOutputValues())
                    .extracting(Frame::capacity)
                    .containsExactly(10.0);
        }
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    String, Frame, CapacityAnnouncement, Frame>
            opened(OperatorSubtaskState snapshot) throws Exception {
        var operator =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new KeyedCoProcessOperator<>(new AnnouncedCapacity()),
                        Frame::site,
                        CapacityAnnouncement::site,
                        Types.STRING);
        if (snapshot != null) {
            operator.initializeState(snapshot);
        }
        operator.open();
        return operator;
    }

    private static void frameOf(
            KeyedTwoInputStreamOperatorTestHarness<String, Frame, CapacityAnnouncement, Frame>
                    operator,
            String site)
            throws Exception {
        operator.processElement1(new Frame(site, "c", 0, new byte[0], null, "t", 0), 0);
    }

    private static void announce(
            KeyedTwoInputStreamOperatorTestHarness<String, Frame, CapacityAnnouncement, Frame>
                    operator,
            String site,
            double capacity)
            throws Exception {
        operator.processElement2(new CapacityAnnouncement(site, capacity), 0);
    }
}

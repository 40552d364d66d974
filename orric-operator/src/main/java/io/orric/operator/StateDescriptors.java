// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.frames.SlotDecision;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Names and types of all states of this package. Neither changes once it is released. */
final class StateDescriptors {

    /** State of a site across its windows, in {@link OrricSlotFunction}. */
    static final ValueStateDescriptor<SiteState> SITE =
            new ValueStateDescriptor<>("site", TypeInformation.of(SiteState.class));

    /** Last decision of a site, in {@link LateFrameFunction}. */
    static final ValueStateDescriptor<SlotDecision> LAST_DECISION =
            new ValueStateDescriptor<>("last-decision", TypeInformation.of(SlotDecision.class));

    /** Capacity announced last for a site, in {@link AnnouncedCapacity}. */
    static final ValueStateDescriptor<Double> ANNOUNCED_CAPACITY =
            new ValueStateDescriptor<>("announced-capacity", Types.DOUBLE);

    /** Capture time of a subtask's youngest frame, in {@link IdleSlotCloser}. */
    static final ListStateDescriptor<Long> YOUNGEST_FRAME =
            new ListStateDescriptor<>("youngest-frame", Types.LONG);

    private StateDescriptors() {}
}

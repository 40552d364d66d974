// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.frames.SlotDecision;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Names and types of all state in this package. A name, once released, never changes. */
final class StateDescriptors {

    /** Of {@link OrricSlotFunction}: the site's state, kept across its windows. */
    static final ValueStateDescriptor<SiteState> SITE =
            new ValueStateDescriptor<>("site", TypeInformation.of(SiteState.class));

    /** Of {@link LateFrameFunction}: the site's last decision. */
    static final ValueStateDescriptor<SlotDecision> LAST_DECISION =
            new ValueStateDescriptor<>("last-decision", TypeInformation.of(SlotDecision.class));

    /** Of {@link AnnouncedCapacity}: compute of the site's slots. */
    static final ValueStateDescriptor<Double> ANNOUNCED_CAPACITY =
            new ValueStateDescriptor<>("announced-capacity", Types.DOUBLE);

    /** Of {@link IdleSlotCloser}: event time of its subtask's youngest frame. */
    static final ListStateDescriptor<Long> YOUNGEST_FRAME =
            new ListStateDescriptor<>("youngest-frame", Types.LONG);

    private StateDescriptors() {}
}

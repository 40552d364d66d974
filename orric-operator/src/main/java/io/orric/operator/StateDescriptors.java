// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.frames.SlotDecision;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Names and types of all state in this package. A name, once released, never changes. */
final class StateDescriptors {

    /** Of {@link OrricSlotFunction}: the site's state, kept across its windows. */
    static final ValueStateDescriptor<SiteState> SITE =
            new ValueStateDescriptor<>("site", TypeInformation.of(SiteState.class));

    /** Of {@link LateFrameFunction}: the site's last decision. */
    static final ValueStateDescriptor<SlotDecision> LAST_DECISION =
            new ValueStateDescriptor<>("last-decision", TypeInformation.of(SlotDecision.class));

    private StateDescriptors() {}
}

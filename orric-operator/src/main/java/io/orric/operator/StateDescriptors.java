// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Names and types of all state in this package. A name, once released, never changes. */
final class StateDescriptors {

    /** Of {@link OrricSlotFunction}: the site's state, kept across its windows. */
    static final ValueStateDescriptor<SiteState> SITE =
            new ValueStateDescriptor<>("site", TypeInformation.of(SiteState.class));

    /** Of {@link LateFrameFunction}: index of the site's last decided slot. */
    static final ValueStateDescriptor<Long> LAST_SLOT =
            new ValueStateDescriptor<>("last-slot", Types.LONG);

    /** Of {@link LateFrameFunction}: resolution of the site's last decided slot. */
    static final ValueStateDescriptor<Integer> LAST_RESOLUTION =
            new ValueStateDescriptor<>("last-resolution", Types.INT);

    private StateDescriptors() {}
}

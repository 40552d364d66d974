// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Names and types of all states of this package. Neither changes once it is released. */
final class StateDescriptors {

    /** State of a site across its slots. */
    static final ValueStateDescriptor<SiteState> SITE =
            new ValueStateDescriptor<>("site", TypeInformation.of(SiteState.class));

    /** The slot of a site that was decided at its start and has not ended. */
    static final ValueStateDescriptor<OpenSlot> OPEN_SLOT =
            new ValueStateDescriptor<>("open-slot", TypeInformation.of(OpenSlot.class));

    /** Capacity announced last for a site. */
    static final ValueStateDescriptor<Double> ANNOUNCED_CAPACITY =
            new ValueStateDescriptor<>("announced-capacity", Types.DOUBLE);

    /** Sample of the open slot, by position in the reservoir. */
    static <T> MapStateDescriptor<Integer, T> sample(TypeInformation<T> record) {
        return new MapStateDescriptor<>("sample", Types.INT, record);
    }

    /** Records of slots that are decided at their end. */
    static <T> ListStateDescriptor<T> held(TypeInformation<T> record) {
        return new ListStateDescriptor<>("held", record);
    }

    private StateDescriptors() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.frames.SlotDecision;
import io.orric.frames.SlotSample;
import io.orric.frames.Stamped;
import java.io.Serializable;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.OutputTag;

/**
 * Side outputs of the slot operator, whose main output is the stamped records.
 *
 * @param <T> type of the records
 * @param samples retraining samples
 * @param skipped records that are not inferred, because the capacity did not pay for them
 */
record SideOutputs<T>(OutputTag<SlotSample<T>> samples, OutputTag<Stamped<T>> skipped)
        implements Serializable {

    /** Decisions, one for each slot when it has ended. */
    static final OutputTag<SlotDecision> DECISIONS =
            new OutputTag<>("decisions", TypeInformation.of(SlotDecision.class));

    static <T> SideOutputs<T> of(TypeInformation<T> record) {
        return new SideOutputs<>(
                new OutputTag<>("retraining", sample(record)),
                new OutputTag<>("skipped", stamped(record)));
    }

    @SuppressWarnings("unchecked") // a class literal knows no type arguments
    static <T> TypeInformation<Stamped<T>> stamped(TypeInformation<T> record) {
        return Types.POJO(
                (Class<Stamped<T>>) (Class<?>) Stamped.class,
                Map.of(
                        "record", record,
                        "site", Types.STRING,
                        "slot", Types.LONG,
                        "slotEnd", Types.LONG,
                        "resolution", Types.INT,
                        "escalation", Types.DOUBLE,
                        "retrainedThrough", Types.LONG,
                        "late", Types.BOOLEAN));
    }

    @SuppressWarnings("unchecked") // a class literal knows no type arguments
    static <T> TypeInformation<SlotSample<T>> sample(TypeInformation<T> record) {
        return Types.POJO(
                (Class<SlotSample<T>>) (Class<?>) SlotSample.class,
                Map.of(
                        "site", Types.STRING,
                        "slot", Types.LONG,
                        "slotEnd", Types.LONG,
                        "records", Types.LIST(record)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.frames.Frame;
import io.orric.frames.RetrainingBatch;
import io.orric.frames.SlotDecision;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** Side outputs of the slot operator, whose main output is the batches to infer. */
public final class SideOutputs {

    /** Retraining samples, from {@link OrricSlotFunction}. */
    public static final OutputTag<RetrainingBatch> RETRAINING =
            new OutputTag<>("retraining", TypeInformation.of(RetrainingBatch.class));

    /** Decisions, one for each slot, from {@link OrricSlotFunction}. */
    public static final OutputTag<SlotDecision> DECISIONS =
            new OutputTag<>("decisions", TypeInformation.of(SlotDecision.class));

    /** Frames that came after their slot was decided, from Flink's window operator. */
    public static final OutputTag<Frame> LATE =
            new OutputTag<>("late", TypeInformation.of(Frame.class));

    private SideOutputs() {}
}

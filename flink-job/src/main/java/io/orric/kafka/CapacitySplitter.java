// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.CapacityAnnouncement;
import io.orric.frames.DeadLetter;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Separates the records of the capacity topic into announcements and dead letters. */
public final class CapacitySplitter extends ProcessFunction<CapacityRecord, CapacityAnnouncement> {

    private static final long serialVersionUID = 1L;

    /** Records that cannot be read. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    @Override
    public void processElement(
            CapacityRecord record, Context context, Collector<CapacityAnnouncement> out) {
        if (record.announcement() != null) {
            out.collect(record.announcement());
        } else {
            context.output(DEAD_LETTERS, record.deadLetter());
        }
    }
}

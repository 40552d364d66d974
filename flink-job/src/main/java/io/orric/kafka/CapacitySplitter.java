// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.CapacityAnnouncement;
import io.orric.frames.DeadLetter;
import io.orric.frames.DeadLetterCode;
import io.orric.frames.Names;
import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Separates the records of the capacity topic into announcements and dead letters. Sites that the
 * job does not have are counted, and logged when they are first named: a typing error would
 * otherwise look like an announcement without effect.
 */
public final class CapacitySplitter extends ProcessFunction<CapacityRecord, CapacityAnnouncement> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(CapacitySplitter.class);

    /** Maximum number of names that are logged. */
    private static final int MAX_NAMES = 100;

    /** Records that cannot be used. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    private transient OperatorMetrics metrics;
    private transient NewNames unknown;

    @Override
    public void open(OpenContext context) {
        metrics =
                OperatorMetrics.of(
                        getRuntimeContext().getMetricGroup(), OrricMetric.Operator.CAPACITIES);
        unknown = new NewNames(MAX_NAMES);
    }

    @Override
    public void processElement(
            CapacityRecord record, Context context, Collector<CapacityAnnouncement> out) {
        if (record.announcement() != null) {
            out.collect(record.announcement());
            return;
        }
        if (record.deadLetter().code() == DeadLetterCode.CAPACITY_OF_UNKNOWN_SITE) {
            metrics.count(OrricMetric.UNKNOWN_SITES);
            log(record.deadLetter().site());
        }
        context.output(DEAD_LETTERS, record.deadLetter());
    }

    private void log(String site) {
        if (!unknown.isNew(site)) {
            return;
        }
        LOG.warn(
                "A capacity was announced for site '{}', which the job does not have: name a site"
                        + " of {}, or that of {}.{}",
                Names.printable(site),
                KafkaOptions.CAMERA_SITES,
                KafkaOptions.DEFAULT_SITE,
                unknown.isFull() ? " Further unknown sites are counted only." : "");
    }
}

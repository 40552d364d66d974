// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.io.IOException;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink.PrecommittingStatefulSinkWriter;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A sink of the connector whose writers can be closed while brokers are away, see {@link
 * ForgivingWriter}.
 *
 * @param <T> the result
 */
class ForgivingSink<T>
        implements Sink<T>,
                SupportsWriterState<T, KafkaWriterState>,
                SupportsCommitter<KafkaCommittable>,
                SupportsPostCommitTopology<KafkaCommittable> {

    private static final long serialVersionUID = 1L;

    private final KafkaSink<T> sink;

    /**
     * @param sink the connector's sink
     */
    ForgivingSink(KafkaSink<T> sink) {
        this.sink = sink;
    }

    @Override
    public final SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        beforeWriter();
        PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> writer =
                sink.createWriter(context);
        afterWriter(writer);
        return new ForgivingWriter<>(writer);
    }

    @Override
    public final StatefulSinkWriter<T, KafkaWriterState> restoreWriter(
            WriterInitContext context, Collection<KafkaWriterState> state) {
        beforeWriter();
        PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> writer =
                sink.restoreWriter(context, state);
        afterWriter(writer);
        return new ForgivingWriter<>(writer);
    }

    /** Is called before a writer is made. Does nothing here. */
    void beforeWriter() {}

    /** Is called with a writer of the connector that was just made. Does nothing here. */
    void afterWriter(SinkWriter<T> writer) {}

    @Override
    public final SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
        return sink.getWriterStateSerializer();
    }

    @Override
    public final Committer<KafkaCommittable> createCommitter(CommitterInitContext context) {
        return sink.createCommitter(context);
    }

    @Override
    public final SimpleVersionedSerializer<KafkaCommittable> getCommittableSerializer() {
        return sink.getCommittableSerializer();
    }

    @Override
    public final void addPostCommitTopology(
            DataStream<CommittableMessage<KafkaCommittable>> committed) {
        sink.addPostCommitTopology(committed);
    }
}

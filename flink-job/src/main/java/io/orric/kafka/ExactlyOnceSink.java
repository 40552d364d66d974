// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.io.IOException;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
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
import org.apache.flink.connector.kafka.util.AdminUtils;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.kafka.clients.admin.Admin;

/**
 * A transactional sink of the connector whose writers leave no client behind. With pooled
 * transaction names a writer looks for open transactions through an admin client that the connector
 * (5.0.0) never closes: each restart of the job would leave a thread a sink, and all of them would
 * knock at brokers that are away.
 *
 * <p>So the same look is taken with a client of this class first, which fails where the writer
 * would fail, and the writer's client is closed once the writer is made.
 *
 * @param <T> the result
 */
final class ExactlyOnceSink<T>
        implements Sink<T>,
                SupportsWriterState<T, KafkaWriterState>,
                SupportsCommitter<KafkaCommittable>,
                SupportsPostCommitTopology<KafkaCommittable> {

    private static final long serialVersionUID = 1L;

    private final KafkaSink<T> sink;
    private final Map<String, Object> client;
    private final Pattern topic;

    /**
     * @param sink the connector's sink
     * @param client properties of an admin client
     * @param topic the topic that it writes to
     */
    ExactlyOnceSink(KafkaSink<T> sink, Map<String, Object> client, Pattern topic) {
        this.sink = sink;
        this.client = client;
        this.topic = topic;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        requireTransactionsListed();
        SinkWriter<T> writer = sink.createWriter(context);
        closeAdmin(writer);
        return writer;
    }

    @Override
    public StatefulSinkWriter<T, KafkaWriterState> restoreWriter(
            WriterInitContext context, Collection<KafkaWriterState> state) {
        requireTransactionsListed();
        StatefulSinkWriter<T, KafkaWriterState> writer = sink.restoreWriter(context, state);
        closeAdmin(writer);
        return writer;
    }

    private void requireTransactionsListed() {
        Admin admin = Admin.create(client);
        try {
            AdminUtils.getOpenTransactionsForTopics(
                    admin, AdminUtils.getTopicsByPattern(admin, topic));
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    /** The writer uses its client for that one look only. */
    private static void closeAdmin(SinkWriter<?> writer) {
        try {
            Field field = writer.getClass().getDeclaredField("adminClient");
            field.setAccessible(true);
            if (field.get(writer) instanceof Admin admin) {
                admin.close(Duration.ZERO);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the Kafka connector is another than the one this job was built with", e);
        }
    }

    @Override
    public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
        return sink.getWriterStateSerializer();
    }

    @Override
    public Committer<KafkaCommittable> createCommitter(CommitterInitContext context) {
        return sink.createCommitter(context);
    }

    @Override
    public SimpleVersionedSerializer<KafkaCommittable> getCommittableSerializer() {
        return sink.getCommittableSerializer();
    }

    @Override
    public void addPostCommitTopology(DataStream<CommittableMessage<KafkaCommittable>> committed) {
        sink.addPostCommitTopology(committed);
    }
}

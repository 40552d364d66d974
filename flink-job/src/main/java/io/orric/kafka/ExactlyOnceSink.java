// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.util.AdminUtils;
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
final class ExactlyOnceSink<T> extends ForgivingSink<T> {

    private static final long serialVersionUID = 1L;

    private final Map<String, Object> client;
    private final Pattern topic;

    /**
     * @param sink the connector's sink
     * @param client properties of an admin client
     * @param topic the topic that it writes to
     */
    ExactlyOnceSink(KafkaSink<T> sink, Map<String, Object> client, Pattern topic) {
        super(sink);
        this.client = client;
        this.topic = topic;
    }

    /** Fails if the open transactions cannot be listed. */
    @Override
    void beforeWriter() {
        Admin admin = Admin.create(client);
        try {
            AdminUtils.getOpenTransactionsForTopics(
                    admin, AdminUtils.getTopicsByPattern(admin, topic));
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    /** Closes the writer's client, which it uses for that one look only. */
    @Override
    void afterWriter(SinkWriter<T> writer) {
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
}

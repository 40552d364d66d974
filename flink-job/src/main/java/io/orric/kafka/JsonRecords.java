// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.orric.frames.DeadLetter;
import io.orric.frames.Prediction;
import io.orric.frames.SlotDecision;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes records to a topic as JSON objects, one field for each component of the record.
 *
 * <p>Their timestamp is the time of writing, by the producer's clock. A camera's clock may be wrong
 * by years, for which brokers would refuse a result, or delete it at once.
 *
 * @param <T> the record
 */
final class JsonRecords<T> implements KafkaRecordSerializationSchema<T>, KafkaDatasetFacetProvider {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING);

    private final String topic;
    private final Key<T> key;

    /** Key of a record, by which it is partitioned. */
    private interface Key<T> extends Function<T, String>, Serializable {}

    private JsonRecords(String topic, Key<T> key) {
        this.topic = topic;
        this.key = key;
    }

    /** Predictions with the camera as key. */
    static JsonRecords<Prediction> predictions(String topic) {
        return new JsonRecords<>(topic, Prediction::camera);
    }

    /** Dead letters with the camera as key. */
    static JsonRecords<DeadLetter> deadLetters(String topic) {
        return new JsonRecords<>(topic, DeadLetter::camera);
    }

    /** Decisions with the site as key. */
    static JsonRecords<SlotDecision> decisions(String topic) {
        return new JsonRecords<>(topic, SlotDecision::site);
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            T element, KafkaSinkContext context, Long timestamp) {
        try {
            return new ProducerRecord<>(
                    topic,
                    null,
                    null,
                    key.apply(element).getBytes(StandardCharsets.UTF_8),
                    JSON.writeValueAsBytes(element));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a flat record is always JSON", e);
        }
    }

    /** The topic, whose open transactions the sink looks for. */
    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return Optional.of(
                new DefaultKafkaDatasetFacet(
                        DefaultKafkaDatasetIdentifier.ofPattern(KafkaConnection.exactly(topic))));
    }
}

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
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes records to a topic as JSON objects, one field for each component of the record.
 *
 * @param <T> the record
 */
final class JsonRecords<T> implements KafkaRecordSerializationSchema<T> {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING);

    private final String topic;
    private final Key<T> key;
    private final Time<T> time;

    /** Key of a record, by which it is partitioned. */
    private interface Key<T> extends Function<T, String>, Serializable {}

    /** Event time of a record, milliseconds since the epoch. */
    private interface Time<T> extends ToLongFunction<T>, Serializable {}

    private JsonRecords(String topic, Key<T> key, Time<T> time) {
        this.topic = topic;
        this.key = key;
        this.time = time;
    }

    /** Predictions with the camera as key and the capture time as timestamp. */
    static JsonRecords<Prediction> predictions(String topic) {
        return new JsonRecords<>(topic, Prediction::camera, Prediction::captureTime);
    }

    /** Dead letters with the camera as key and the capture time as timestamp. */
    static JsonRecords<DeadLetter> deadLetters(String topic) {
        return new JsonRecords<>(topic, DeadLetter::camera, DeadLetter::captureTime);
    }

    /** Decisions with the site as key and the end of the slot as timestamp. */
    static JsonRecords<SlotDecision> decisions(String topic) {
        return new JsonRecords<>(topic, SlotDecision::site, SlotDecision::slotEnd);
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            T element, KafkaSinkContext context, Long timestamp) {
        try {
            return new ProducerRecord<>(
                    topic,
                    null,
                    Math.max(0, time.applyAsLong(element)),
                    key.apply(element).getBytes(StandardCharsets.UTF_8),
                    JSON.writeValueAsBytes(element));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a flat record is always JSON", e);
        }
    }
}

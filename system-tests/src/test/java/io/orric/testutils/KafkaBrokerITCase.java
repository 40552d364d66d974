// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KafkaBrokerITCase {

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("kafka-broker-test");

    @Test
    void keepsRecordsOverARestartAndTakesThoseSentMeanwhile() throws Exception {
        KAFKA.createTopic("restart", 2);
        KAFKA.send(message("before")).get();

        KAFKA.stop();
        Future<RecordMetadata> meanwhile = KAFKA.send(message("meanwhile"));
        KAFKA.start();
        meanwhile.get();

        assertThat(KAFKA.readCommitted("restart"))
                .extracting(KafkaBrokerITCase::text)
                .containsExactly("before", "meanwhile");
    }

    @Test
    void takesRecordsOfTheFarFuture() throws Exception {
        KAFKA.createTopic("future", 1);
        long year2100 = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

        KAFKA.send(new ProducerRecord<>("future", 0, year2100, null, new byte[0])).get();

        assertThat(KAFKA.readCommitted("future"))
                .singleElement()
                .extracting(ConsumerRecord::timestamp)
                .isEqualTo(year2100);
    }

    private static ProducerRecord<byte[], byte[]> message(String text) {
        return new ProducerRecord<>("restart", 0, null, null, text.getBytes(UTF_8));
    }

    private static String text(ConsumerRecord<byte[], byte[]> message) {
        return new String(message.value(), UTF_8);
    }
}

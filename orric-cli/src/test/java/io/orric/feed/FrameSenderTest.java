// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.footage.RecordedFrames.RecordedFrame;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Form of a frame in the topic, and the count of its fate. */
class FrameSenderTest {

    private static final RecordedFrame FRAME = new RecordedFrame(new byte[] {1, 2, 3}, "véhicule");

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final FrameSender sender = new FrameSender(producer, "frames");

    @AfterEach
    void close() {
        sender.close();
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void aRecordIsCameraImageCaptureTimeAndLabel() throws Exception {
        sender.send("cam-001", 1_700_000_000_123L, FRAME);
        ProducerRecord<String, byte[]> record = producer.history().get(0);
        assertThat(record.topic()).isEqualTo("frames");
        assertThat(record.partition()).as("the key decides").isNull();
        assertThat(record.key()).isEqualTo("cam-001");
        assertThat(record.value()).containsExactly(1, 2, 3);
        assertThat(record.timestamp()).isEqualTo(1_700_000_000_123L);
        assertThat(record.headers()).hasSize(1);
        assertThat(record.headers().lastHeader("label").value())
                .isEqualTo("véhicule".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anUnknownTruthHasNoHeader() throws Exception {
        sender.send("cam-001", 0, new RecordedFrame(new byte[] {1}, null));
        assertThat(producer.history().get(0).headers()).isEmpty();
    }

    @Test
    void aFrameCountsOnceTheBrokerHasIt() throws Exception {
        sender.send("cam-001", 0, FRAME);
        sender.send("cam-002", 0, FRAME);
        assertThat(sender.sent()).isZero();
        producer.completeNext();
        assertThat(sender.sent()).isEqualTo(1);
        assertThat(sender.bytes()).isEqualTo(3);
        sender.flush();
        assertThat(sender.sent()).isEqualTo(2);
        assertThat(sender.failed()).isZero();
        assertThat(sender.firstFailure()).isEmpty();
    }

    @Test
    void failuresCountAndTheFirstIsKept() throws Exception {
        sender.send("cam-001", 0, FRAME);
        sender.send("cam-001", 0, FRAME);
        producer.errorNext(new RecordTooLargeException("too large"));
        producer.errorNext(new KafkaException("another"));
        producer.sendException = new KafkaException("not even taken");
        sender.send("cam-001", 0, FRAME);
        assertThat(sender.sent()).isZero();
        assertThat(sender.failed()).isEqualTo(3);
        assertThat(sender.firstFailure().orElseThrow()).hasMessage("too large");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Reads records of the frames topic. The key is the camera, the value the encoded image, the
 * timestamp the capture time, and the header {@value KafkaTopics#LABEL} the true class. Every
 * record becomes a frame; inference makes a dead letter of one that cannot be decoded.
 */
final class FrameDeserializer implements KafkaRecordDeserializationSchema<Frame> {

    private static final long serialVersionUID = 1L;
    private static final byte[] EMPTY = {};

    private final SiteMap sites;
    private final Duration clockTolerance;

    private transient CaptureClock clock;

    /**
     * @param sites site of each camera
     * @param clockTolerance time by which a camera's clock may run ahead of this machine's
     */
    FrameDeserializer(SiteMap sites, Duration clockTolerance) {
        this.sites = sites;
        this.clockTolerance = clockTolerance;
    }

    @Override
    public void open(InitializationContext context) {
        clock = new CaptureClock(clockTolerance);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Frame> out) {
        String camera = text(record.key(), "");
        Header label = record.headers().lastHeader(KafkaTopics.LABEL);
        out.collect(
                new Frame(
                        sites.of(camera),
                        camera,
                        clock.captureTime(
                                record.partition(), record.timestamp(), System.currentTimeMillis()),
                        record.value() == null ? EMPTY : record.value(),
                        label == null ? null : text(label.value(), null),
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        Double.NaN));
    }

    @Override
    public TypeInformation<Frame> getProducedType() {
        return TypeInformation.of(Frame.class);
    }

    private static String text(byte[] bytes, String otherwise) {
        return bytes == null ? otherwise : new String(bytes, StandardCharsets.UTF_8);
    }
}

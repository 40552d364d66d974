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
 * Takes records of the frames topic for frames: the key is the camera, the value the encoded image,
 * the timestamp the capture time, the header {@value KafkaTopics#LABEL} the ground truth. Whatever
 * is wrong with a record, it becomes a frame; one that cannot be decoded is a matter of inference.
 */
final class FrameDeserializer implements KafkaRecordDeserializationSchema<Frame> {

    private static final long serialVersionUID = 1L;
    private static final byte[] EMPTY = {};

    private final SiteMap sites;
    private final Duration clockTolerance;

    private transient CaptureClock clock;

    /**
     * @param sites which camera belongs where
     * @param clockTolerance how far ahead the clock of a camera may run
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

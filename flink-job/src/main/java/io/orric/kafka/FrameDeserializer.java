// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.Frame;
import java.nio.charset.StandardCharsets;
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
    private final CaptureClock clock;

    /**
     * @param sites site of each camera
     * @param clock decides how far the clock of a camera is believed
     */
    FrameDeserializer(SiteMap sites, CaptureClock clock) {
        this.sites = sites;
        this.clock = clock;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Frame> out) {
        String camera = text(record.key(), "");
        long arrival = System.currentTimeMillis();
        long claimed = record.timestamp() < 0 ? arrival : record.timestamp();
        Header label = record.headers().lastHeader(KafkaTopics.LABEL);
        out.collect(
                new Frame(
                        sites.of(camera),
                        camera,
                        claimed,
                        clock.eventTime(claimed, arrival),
                        arrival,
                        record.value() == null ? EMPTY : record.value(),
                        label == null ? null : text(label.value(), null),
                        record.topic(),
                        record.partition(),
                        record.offset()));
    }

    @Override
    public TypeInformation<Frame> getProducedType() {
        return TypeInformation.of(Frame.class);
    }

    private static String text(byte[] bytes, String otherwise) {
        return bytes == null ? otherwise : new String(bytes, StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.DeadLetterCode;
import io.orric.frames.DeadLetters;
import io.orric.frames.Frame;
import io.orric.frames.Names;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Reads records of the frames topic. The key is the camera, the value the encoded image, the
 * timestamp the capture time, and the header {@value KafkaTopics#LABEL} the true class. A record
 * whose names are too long for results becomes a dead letter, every other one a frame; inference
 * makes a dead letter of one that cannot be decoded.
 */
final class FrameDeserializer implements KafkaRecordDeserializationSchema<FrameRecord> {

    private static final long serialVersionUID = 1L;
    private static final byte[] EMPTY = {};

    private final SiteMap sites;
    private final CaptureClock clock;
    private final DeadLetters letters;

    /**
     * @param sites site of each camera
     * @param clock decides how far the clock of a camera is believed
     * @param letters makes the dead letters
     */
    FrameDeserializer(SiteMap sites, CaptureClock clock, DeadLetters letters) {
        this.sites = sites;
        this.clock = clock;
        this.letters = letters;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<FrameRecord> out) {
        String camera = text(record.key(), "");
        long arrival = System.currentTimeMillis();
        long claimed = record.timestamp() < 0 ? arrival : record.timestamp();
        Header label = record.headers().lastHeader(KafkaTopics.LABEL);
        out.collect(
                checked(
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
                                record.offset())));
    }

    private FrameRecord checked(Frame frame) {
        if (Names.isTooLong(frame.camera())) {
            return refused(
                    frame,
                    DeadLetterCode.CAMERA_NAME_TOO_LONG,
                    "name of the camera",
                    frame.camera());
        }
        if (Names.isTooLong(frame.label())) {
            return refused(frame, DeadLetterCode.LABEL_TOO_LONG, "label", frame.label());
        }
        return new FrameRecord(frame, null);
    }

    private FrameRecord refused(Frame frame, DeadLetterCode code, String what, String name) {
        String reason =
                String.format(
                        "%s has %d characters, must have at most %d",
                        what, name.length(), Names.MAX_LENGTH);
        return new FrameRecord(null, letters.of(frame, code, reason));
    }

    @Override
    public TypeInformation<FrameRecord> getProducedType() {
        return TypeInformation.of(FrameRecord.class);
    }

    private static String text(byte[] bytes, String otherwise) {
        return bytes == null ? otherwise : new String(bytes, StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.DeadLetterCode;
import io.orric.frames.DeadLetters;
import io.orric.frames.Frame;
import io.orric.frames.Names;
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
 * timestamp the capture time, and the header {@value KafkaTopics#LABEL} the true class. A record
 * whose names are too long for results becomes a dead letter, every other one a frame; inference
 * makes a dead letter of one that cannot be decoded.
 */
final class FrameDeserializer implements KafkaRecordDeserializationSchema<FrameRecord> {

    private static final long serialVersionUID = 1L;
    private static final byte[] EMPTY = {};

    private final SiteMap sites;
    private final Duration clockTolerance;
    private final DeadLetters letters;

    private transient CaptureClock clock;

    /**
     * @param sites site of each camera
     * @param clockTolerance time by which a camera's clock may run ahead of this machine's
     * @param letters makes the dead letters
     */
    FrameDeserializer(SiteMap sites, Duration clockTolerance, DeadLetters letters) {
        this.sites = sites;
        this.clockTolerance = clockTolerance;
        this.letters = letters;
    }

    @Override
    public void open(InitializationContext context) {
        clock = new CaptureClock(clockTolerance);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<FrameRecord> out) {
        String camera = text(record.key(), "");
        Header label = record.headers().lastHeader(KafkaTopics.LABEL);
        out.collect(
                checked(
                        new Frame(
                                sites.of(camera),
                                camera,
                                clock.captureTime(
                                        record.partition(),
                                        record.timestamp(),
                                        System.currentTimeMillis()),
                                record.value() == null ? EMPTY : record.value(),
                                label == null ? null : text(label.value(), null),
                                record.topic(),
                                record.partition(),
                                record.offset(),
                                Double.NaN)));
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

// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.orric.frames.DeadLetter;
import io.orric.frames.DeadLetterCode;
import io.orric.frames.DeadLetters;
import io.orric.frames.Frame;
import io.orric.frames.Names;
import io.orric.frames.Prediction;
import io.orric.frames.SlotDecision;
import io.orric.frames.Stamped;
import io.orric.vision.ClassNames;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing that a frame carries makes a result too large. */
class ResultSizeTest {

    private static final int IMAGE_BYTES = 4096;
    private static final byte[] IMAGE = {1, 2, 3};

    /** Kafka's default of {@code max.request.size}. */
    private static final int DEFAULT_REQUEST = 1 << 20;

    /** More than Kafka adds to a record's key and value, whose headers are none. */
    private static final int RECORD_OVERHEAD = 1024;

    private enum Hostile {
        LONG_TEXT(600_000),
        NULS(200_000),
        CONTROL_CHARACTERS(320_000),
        NO_UTF_8(600_000),
        LONGEST_ALLOWED_OF_NULS(Names.MAX_LENGTH),
        LONGEST_ALLOWED_OF_CONTROL_CHARACTERS(Names.MAX_LENGTH);

        private final int length;

        Hostile(int length) {
            this.length = length;
        }

        byte[] bytes() {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] =
                        switch (this) {
                            case LONG_TEXT -> 'x';
                            case NULS, LONGEST_ALLOWED_OF_NULS -> 0;
                            case CONTROL_CHARACTERS, LONGEST_ALLOWED_OF_CONTROL_CHARACTERS ->
                                    (byte) (i % 32);
                            case NO_UTF_8 -> (byte) 0xFF;
                        };
            }
            return bytes;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverTheKeyIsTheResultIsSmall(Hostile key) throws Exception {
        requireSmall(InputRecords.record(key.bytes(), IMAGE, 5, null));
    }

    @ParameterizedTest
    @EnumSource
    void whateverTheLabelIsTheResultIsSmall(Hostile label) throws Exception {
        requireSmall(InputRecords.record(new byte[0], IMAGE, 5, label.bytes()));
    }

    @ParameterizedTest
    @EnumSource
    void whateverAllOfItIsTheResultIsSmall(Hostile all) throws Exception {
        requireSmall(InputRecords.record(all.bytes(), all.bytes(), 5, all.bytes()));
    }

    @ParameterizedTest
    @EnumSource
    void whateverTheSiteOfACapacityIsTheDeadLetterIsSmall(Hostile site) throws Exception {
        DeadLetter letter =
                InputRecords.capacity(
                                InputRecords.record(site.bytes(), new byte[] {'1'}, 5, null),
                                "north")
                        .deadLetter();
        assertThat(letter.code()).isEqualTo(DeadLetterCode.CAPACITY_OF_UNKNOWN_SITE);
        assertThat(size(JsonRecords.deadLetters("d").serialize(letter, null, null)))
                .isLessThan(ResultSize.FIELDS_BYTES);
    }

    @Test
    void aNameThatIsTooLongIsADeadLetterWithItsBeginning() {
        String name = "gate-" + "x".repeat(600_000);
        DeadLetter letter = InputRecords.frame(record(name, null), 2).deadLetter();
        assertThat(letter.code()).isEqualTo(DeadLetterCode.CAMERA_NAME_TOO_LONG);
        assertThat(letter.reason())
                .isEqualTo("name of the camera has 600005 characters, must have at most 256");
        assertThat(letter.camera()).isEqualTo(name.substring(0, 256));
        assertThat(letter.site()).isEqualTo("gates");
        assertThat(letter.captureTime()).isEqualTo(5);
        assertThat(letter.partition()).isEqualTo(3);
        assertThat(letter.offset()).isEqualTo(77);
        assertThat(letter.image()).containsExactly(1, 2);
        assertThat(letter.imageBytes()).isEqualTo(3);
    }

    @Test
    void aLabelThatIsTooLongIsADeadLetter() {
        DeadLetter letter =
                InputRecords.frame(record("gate-1", "x".repeat(257)), IMAGE_BYTES).deadLetter();
        assertThat(letter.code()).isEqualTo(DeadLetterCode.LABEL_TOO_LONG);
        assertThat(letter.camera()).isEqualTo("gate-1");
        assertThat(letter.image()).isEqualTo(IMAGE);
        assertThat(InputRecords.frame(record("gate-1", "x".repeat(256)), 0).deadLetter()).isNull();
        assertThat(InputRecords.frame(record("g".repeat(256), null), 0).deadLetter()).isNull();
    }

    @Test
    void theLargestResultsStayBelowTheBound() throws Exception {
        String name = "\0".repeat(Names.MAX_LENGTH);
        String origin = "t".repeat(249);
        Prediction prediction =
                new Prediction(
                        name,
                        name,
                        Long.MIN_VALUE,
                        origin,
                        Integer.MIN_VALUE,
                        Long.MIN_VALUE,
                        Long.MIN_VALUE,
                        false,
                        Integer.MIN_VALUE,
                        Long.MIN_VALUE,
                        false,
                        true,
                        Long.MIN_VALUE,
                        "\0".repeat(ClassNames.MAX_LENGTH),
                        -Double.MAX_VALUE,
                        name);
        assertThat(size(JsonRecords.predictions("p").serialize(prediction, null, null)))
                .isLessThan(ResultSize.FIELDS_BYTES);
        for (int bytes : new int[] {0, 1, 2, 3, IMAGE_BYTES, 512 << 10}) {
            DeadLetters letters = new DeadLetters(bytes);
            Frame frame =
                    new Frame(
                            "\0".repeat(200_000),
                            "\0".repeat(200_000),
                            Long.MIN_VALUE,
                            0,
                            0,
                            new byte[600_000],
                            name,
                            origin,
                            Integer.MIN_VALUE,
                            Long.MIN_VALUE);
            DeadLetter letter =
                    letters.of(frame, DeadLetterCode.DAMAGED_IMAGE, "\0".repeat(200_000));
            assertThat(letter.image()).hasSize(bytes);
            assertThat(size(JsonRecords.deadLetters("d").serialize(letter, null, null)))
                    .isLessThan(ResultSize.max(letters))
                    .isLessThan(DEFAULT_REQUEST);
        }
        SlotDecision decision =
                new SlotDecision(
                        name, name, 1, 2, 3, 4, 0.1, 0.2, 0.3, 5, 6, 0.9, 0.7, 0.8, true, "teacher",
                        7, 8, 9, 1, 2, 3, 3, 4, 5, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
        assertThat(size(JsonRecords.decisions("d").serialize(decision, null, null)))
                .isLessThan(ResultSize.FIELDS_BYTES);
    }

    /** What inference makes of a frame, and what becomes of a record that is refused. */
    private static void requireSmall(ConsumerRecord<byte[], byte[]> record) throws Exception {
        DeadLetters letters = new DeadLetters(IMAGE_BYTES);
        FrameRecord read = InputRecords.frame(record, IMAGE_BYTES);
        DeadLetter letter = read.deadLetter();
        if (read.frame() != null) {
            Stamped<Frame> stamped = new Stamped<>(read.frame(), "s", 1, 2, 32, 0, 0, false);
            Prediction prediction =
                    Prediction.of(stamped, 1, false, 2L, "\0".repeat(ClassNames.MAX_LENGTH), 0.5);
            ProducerRecord<byte[], byte[]> written =
                    JsonRecords.predictions("p").serialize(prediction, null, null);
            assertThat(size(written)).isLessThan(ResultSize.FIELDS_BYTES);
            assertThat(new ObjectMapper().readTree(written.value()).get("camera").asText())
                    .isEqualTo(read.frame().camera());
            letter = letters.of(stamped, DeadLetterCode.UNKNOWN_FORMAT, "no image");
        }
        ProducerRecord<byte[], byte[]> written =
                JsonRecords.deadLetters("d").serialize(letter, null, null);
        assertThat(size(written)).isLessThan(ResultSize.max(letters));
        byte[] carried = new ObjectMapper().readTree(written.value()).get("image").binaryValue();
        assertThat(carried)
                .isEqualTo(
                        Arrays.copyOf(
                                record.value(), Math.min(record.value().length, IMAGE_BYTES)));
    }

    private static int size(ProducerRecord<byte[], byte[]> record) {
        return record.key().length + record.value().length + RECORD_OVERHEAD;
    }

    private static ConsumerRecord<byte[], byte[]> record(String camera, String label) {
        return InputRecords.record(
                camera.getBytes(UTF_8), IMAGE, 5, label == null ? null : label.getBytes(UTF_8));
    }

    @Test
    void aNameIsNotCutInTheMiddleOfACharacter() throws Exception {
        String name =
                "x"
                        + IntStream.range(0, 300)
                                .mapToObj(i -> "\uD83D\uDEA6")
                                .collect(Collectors.joining());
        DeadLetter letter = InputRecords.frame(record(name, null), 0).deadLetter();
        assertThat(letter.camera()).hasSize(255).isEqualTo(name.substring(0, 255));
        ProducerRecord<byte[], byte[]> written =
                JsonRecords.deadLetters("d").serialize(letter, null, null);
        assertThat(new String(written.key(), UTF_8)).isEqualTo(letter.camera());
    }
}

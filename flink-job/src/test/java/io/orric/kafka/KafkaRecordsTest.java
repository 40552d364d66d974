// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orric.frames.CapacityAnnouncement;
import io.orric.frames.DeadLetter;
import io.orric.frames.DeadLetterCode;
import io.orric.frames.Frame;
import io.orric.frames.Prediction;
import io.orric.frames.SlotDecision;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.flink.types.PojoTestUtils;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Form of the records of each topic. */
class KafkaRecordsTest {

    private static final byte[] IMAGE = {1, 2, 3};

    @Test
    void aFrameIsTheImageUnderItsCameraWithTimeAndLabel() {
        Frame frame = frame(record("gate-1", IMAGE, 1234, "frog"));
        assertThat(frame.site()).isEqualTo("gates");
        assertThat(frame.camera()).isEqualTo("gate-1");
        assertThat(frame.captureTime()).isEqualTo(1234);
        assertThat(frame.image()).isEqualTo(IMAGE);
        assertThat(frame.label()).isEqualTo("frog");
        assertThat(frame.origin()).isEqualTo("topic");
        assertThat(frame.partition()).isEqualTo(3);
        assertThat(frame.offset()).isEqualTo(77);
        assertThat(frame.eventTime()).as("1234 is not believed").isEqualTo(frame.arrivalTime());
    }

    @Test
    void whateverIsMissingTheRecordIsAFrame() {
        Frame frame = frame(record(null, null, -1, null));
        assertThat(frame.site()).isEqualTo("elsewhere");
        assertThat(frame.camera()).isEmpty();
        assertThat(frame.captureTime()).isPositive();
        assertThat(frame.image()).isEmpty();
        assertThat(frame.label()).isNull();
    }

    @Test
    void aCapacityIsANumberUnderItsSite() {
        assertThat(capacity("north", "1.5e9").announcement())
                .isEqualTo(new CapacityAnnouncement("north", 1.5e9));
        assertThat(capacity("north", null).announcement().capacity()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "'', CAPACITY_NOT_A_NUMBER",
        "much, CAPACITY_NOT_A_NUMBER",
        "NaN, CAPACITY_OUT_OF_RANGE",
        "-1, CAPACITY_OUT_OF_RANGE",
        "Infinity, CAPACITY_OUT_OF_RANGE",
        "1e999, CAPACITY_OUT_OF_RANGE"
    })
    void otherCapacitiesAreDeadLetters(String value, DeadLetterCode code) {
        CapacityRecord read = capacity("north", value);
        assertThat(read.announcement()).isNull();
        assertThat(read.deadLetter().reason()).startsWith("capacity is ");
        assertThat(read.deadLetter().code()).isEqualTo(code);
        assertThat(read.deadLetter().offset()).isEqualTo(77);
    }

    @Test
    void aCapacityWithoutSiteOrOfEndlessDigitsIsADeadLetter() {
        DeadLetter homeless = capacity(null, "1").deadLetter();
        assertThat(homeless.reason()).contains("site");
        assertThat(homeless.code()).isEqualTo(DeadLetterCode.CAPACITY_WITHOUT_SITE);
        assertThat(capacity("north", "1".repeat(101)).deadLetter().code())
                .isEqualTo(DeadLetterCode.CAPACITY_NOT_A_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "much", ""})
    @NullSource
    void aCapacityOfASiteThatTheJobDoesNotHaveIsADeadLetter(String value) {
        DeadLetter letter = capacity("nroth", value).deadLetter();
        assertThat(letter.code()).isEqualTo(DeadLetterCode.CAPACITY_OF_UNKNOWN_SITE);
        assertThat(letter.site()).isEqualTo("nroth");
    }

    @ParameterizedTest
    @ValueSource(classes = {CapacityRecord.class, FrameRecord.class})
    void recordsAreSerialisedWithoutKryo(Class<?> record) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(record);
    }

    @Test
    void resultsAreJsonObjectsOfTheirComponents() throws Exception {
        Prediction prediction =
                new Prediction(
                        "s",
                        "cam\n\u0000",
                        5,
                        "t",
                        3,
                        9,
                        4,
                        false,
                        24,
                        7,
                        true,
                        true,
                        2L,
                        "frog",
                        0.9,
                        null);
        ProducerRecord<byte[], byte[]> record =
                JsonRecords.predictions("predictions").serialize(prediction, null, null);
        assertThat(record.topic()).isEqualTo("predictions");
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("cam\n\u0000");
        assertThat(record.timestamp()).as("time of writing").isNull();
        JsonNode json = new ObjectMapper().readTree(record.value());
        assertThat(fields(json)).isEqualTo(components(Prediction.class));
        assertThat(json.get("camera").asText()).isEqualTo("cam\n\u0000");
        assertThat(json.get("partition").asInt()).isEqualTo(3);
        assertThat(json.get("offset").asLong()).isEqualTo(9);
        assertThat(json.get("label").isNull()).isTrue();
    }

    @Test
    void decisionsGoUnderTheirSiteAndDeadLettersUnderTheirCamera() throws Exception {
        SlotDecision decision =
                new SlotDecision(
                        "s", "orric", 1, 0, 10, 2, 3, 3, 0.5, 1, 24, 0.1, 1, 1, false, "mixed", 2,
                        0, 1, 9, 4, 3, 1, 1, 1, null, null, null, 5.0, 6.0, 7.0);
        assertThat(JsonRecords.decisions("d").serialize(decision, null, null))
                .matches(record -> new String(record.key(), StandardCharsets.UTF_8).equals("s"))
                .matches(record -> record.timestamp() == null);
        DeadLetter letter =
                new DeadLetter(
                        "s",
                        "c",
                        -5,
                        "t",
                        0,
                        0,
                        0,
                        false,
                        DeadLetterCode.TRUNCATED_IMAGE,
                        "truncated image",
                        new byte[] {1, 2, 3},
                        9000);
        ProducerRecord<byte[], byte[]> written =
                JsonRecords.deadLetters("d").serialize(letter, null, null);
        JsonNode json = new ObjectMapper().readTree(written.value());
        assertThat(fields(json)).isEqualTo(components(DeadLetter.class));
        assertThat(json.get("code").asText()).isEqualTo("truncated-image");
        assertThat(json.get("image").binaryValue()).containsExactly(1, 2, 3);
        assertThat(json.get("imageBytes").asLong()).isEqualTo(9000);
        assertThat(written)
                .matches(record -> new String(record.key(), StandardCharsets.UTF_8).equals("c"))
                .matches(record -> record.timestamp() == null);
    }

    private static List<String> fields(JsonNode json) {
        return StreamSupport.stream(((Iterable<String>) json::fieldNames).spliterator(), false)
                .toList();
    }

    private static List<String> components(Class<?> record) {
        return Stream.of(record.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toList());
    }

    private static Frame frame(ConsumerRecord<byte[], byte[]> record) {
        return InputRecords.frame(record, 0).frame();
    }

    private static CapacityRecord capacity(String site, String value) {
        return InputRecords.capacity(
                record(site, value == null ? null : bytes(value), 5, null), "north");
    }

    private static ConsumerRecord<byte[], byte[]> record(
            String key, byte[] value, long timestamp, String label) {
        return InputRecords.record(
                key == null ? null : bytes(key),
                value,
                timestamp,
                label == null ? null : bytes(label));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ResultLineTest {

    private static final long TIME = 1_795_263_479_500L;

    private static final String PREDICTION =
            """
            {"site":"north","camera":"gate-1","captureTime":1795263479412,"origin":"frames",
             "partition":1,"offset":0,"slot":1,"late":false,"resolution":64,"modelVersion":3,
             "unfamiliar":%s,"escalated":%s,"teacherVersion":%s,"className":"bicycle","confidence":0.71,"label":null}
            """;

    private final ResultLine line = new ResultLine(ZoneOffset.UTC);

    @Test
    void aPredictionSaysWhoAnsweredAndWhen() {
        assertThat(line(ResultKind.PREDICTION, PREDICTION.formatted(false, false, null)))
                .isEqualTo(
                        "12:17:59.500  prediction   north  gate-1  bicycle 71 %  64 px, student v3,"
                                + " slot 1, 88 ms after capture");
        assertThat(line(ResultKind.PREDICTION, PREDICTION.formatted(true, false, null)))
                .contains("student v0 in place of v3, slot 1");
        assertThat(line(ResultKind.PREDICTION, PREDICTION.formatted(false, true, 2)))
                .contains("student v3 and teacher v2, slot 1");
    }

    @Test
    void aDecisionSaysWhatWasChosenAndWhatItTook() {
        String decision =
                """
                {"site":"north","slot":7,"frames":160,"capacity":7200.0,"computeUsed":6100.0,
                 "samplingRatio":0.25,"resolution":48,"escalation":0.1,"escalatedFrames":8,"overloaded":%s,
                 "regime":"inference-greedy","computeMeasured":5900.4}
                """;
        assertThat(line(ResultKind.DECISION, decision.formatted(false)))
                .endsWith(
                        "north  slot 7: 160 frames, 48 px, ratio 0.25, teacher asked about 5 % (at"
                                + " most 10 %); compute 6.1 k of 7.2 k planned, 5.9 k ms measured;"
                                + " inference-greedy");
        assertThat(line(ResultKind.DECISION, decision.formatted(true))).endsWith("; overloaded");
    }

    @Test
    void aHostileDeadLetterStaysOneHarmlessLine() {
        String letter =
                """
                {"site":"north","camera":"\\u001b]0;title\\u0007\\r\\nprediction","code":"damaged-image",
                 "reason":"back\\\\slash \\u009b2J \\u202e \\ud800 Straße 道","origin":"frames",
                 "partition":2,"offset":40,"imageBytes":12}
                """;
        assertThat(line(ResultKind.DEAD_LETTER, letter))
                .endsWith(
                        "north  \\u{1b}]0;title\\u{7}\\u{d}\\u{a}prediction  damaged-image:"
                                + " back\\\\slash \\u{9b}2J \\u{202e} \\u{d800} Straße 道 (frames-2@40,"
                                + " 12 bytes)");
    }

    @Test
    void whatIsNoResultIsShownAllTheSame() {
        assertThat(line(ResultKind.DECISION, "\u001b[31mred"))
                .endsWith("no result of a job: \\u{1b}[31mred");
        assertThat(line.of(Result.parse(ResultKind.PREDICTION, TIME, null)))
                .endsWith("no result of a job: ");
        assertThat(line(ResultKind.PREDICTION, "{}")).contains("student v0");
    }

    @Test
    void jsonIsPrintableAsciiAndMeansTheSame() throws Exception {
        String letter = "{\"camera\":\"\\u001b\\u007f\\u009b道\",\"reason\":\"\\u202e\"}";
        String json =
                ResultJson.of(Result.parse(ResultKind.DEAD_LETTER, TIME, letter.getBytes(UTF_8)));
        assertThat(json).matches("[ -~]*");
        JsonNode read = new ObjectMapper().readTree(json);
        assertThat(read.get("kind").asText()).isEqualTo("dead-letter");
        assertThat(read.get("time").asLong()).isEqualTo(TIME);
        assertThat(read.get("value")).isEqualTo(new ObjectMapper().readTree(letter));
    }

    private String line(ResultKind kind, String json) {
        return line.of(Result.parse(kind, TIME, json.getBytes(UTF_8)));
    }
}

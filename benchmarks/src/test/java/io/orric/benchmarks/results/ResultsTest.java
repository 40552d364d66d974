// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsTest {

    private static final ResultRow FAST =
            row(
                    "decode",
                    Aim.ratioAtLeast(12),
                    new Rounds(new double[] {800, 1000, 1300}, new double[] {50, 50, 100}));
    private static final ResultRow ALONE =
            row("decide", Aim.oursAtMost(100), Rounds.alone(new double[] {90, 120, 200}));

    @Test
    void ratiosAreThoseOfTheRoundsNotOfTheMedians() {
        assertThat(FAST.ours()).isEqualTo(1000);
        assertThat(FAST.reference()).isEqualTo(50);
        // 16, 20 and 13
        assertThat(FAST.ratio()).isEqualTo(16);
        assertThat(FAST.spread().ratio()).isEqualTo(new ResultRow.Range(14.5, 18.0));
        assertThat(FAST.spread().rounds()).isEqualTo(3);
    }

    @Test
    void theTableTellsWhatIsMetAndHowFiguresSpread() {
        String table = new Results(Machine.here(), List.of(FAST, ALONE)).table();

        assertThat(table).startsWith(Machine.here().toString());
        List<String> lines = table.lines().toList();
        assertThat(lines.get(3).split(" {2,}"))
                .containsExactly(
                        "decode",
                        "1,000",
                        "50.0",
                        "frames/s",
                        "16.0",
                        "14.5–18.0",
                        "ratio ≥ 12",
                        "met");
        assertThat(lines.get(4).split(" {2,}"))
                .containsExactly(
                        "decide", "120", "-", "frames/s", "-", "105–160", "ours ≤ 100", "not met");
    }

    @Test
    void theSummaryHasTheFieldsOfEveryBenchmarkFirst() throws Exception {
        JsonNode json =
                new ObjectMapper()
                        .readTree(new Results(Machine.here(), List.of(FAST, ALONE)).json());

        JsonNode row = json.path("rows").path(0);
        assertThat(row.fieldNames())
                .toIterable()
                .startsWith("name", "ours", "reference", "unit", "ratio", "aim")
                .contains("wanted", "met", "against", "spread");
        assertThat(row.path("aim").asDouble()).isEqualTo(12);
        assertThat(row.path("met").asBoolean()).isTrue();
        assertThat(row.path("spread").path("ours").path("lower").asDouble()).isEqualTo(900);
        assertThat(json.path("rows").path(1).path("ratio").isNull()).isTrue();
        assertThat(json.path("machine").path("processor").asText()).isNotEmpty();
    }

    @Test
    void aLineOfProgressHasTheFigures() {
        assertThat(Results.progress(FAST))
                .isEqualTo("decode: 1,000 against 50.0 frames/s, ratio 16.0 (ratio ≥ 12, met)");
        assertThat(Results.progress(ALONE)).isEqualTo("decide: 120 frames/s (ours ≤ 100, not met)");
    }

    @ParameterizedTest
    @CsvSource({
        "RATIO_AT_LEAST, 0.9, 5, 0.9, true",
        "RATIO_AT_LEAST, 0.9, 5, 0.89, false",
        "RATIO_AT_MOST, 1.5, 5, 1.5, true",
        "RATIO_AT_MOST, 1.5, 5, 1.51, false",
        "OURS_AT_MOST, 100, 100, NaN, true",
        "OURS_AT_MOST, 100, 101, NaN, false",
        "RATIO_AT_LEAST, 1, 5, NaN, false"
    })
    void aimsAreMetAtTheirBound(
            Aim.Kind kind, double bound, double ours, double ratio, boolean met) {
        assertThat(new Aim(kind, bound).met(ours, ratio)).isEqualTo(met);
    }

    private static ResultRow row(String name, Aim aim, Rounds rounds) {
        return ResultRow.of(new Comparison(name, "frames/s", "a reference", aim), rounds);
    }
}

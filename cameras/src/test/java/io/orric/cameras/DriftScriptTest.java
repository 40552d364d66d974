// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.cameras.conditions.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftScriptTest {

    private static final String SCRIPT =
            """
            # a comment
            - {from: 0.0, to: 0.3}
            - {from: 0.3, to: 0.6, conditions: ["fog:0.6"]}
            - {from: 0.6, to: 1.0, conditions: ["night:0.7", "rain:0.4"]}
            """;

    @Test
    void conditionsHoldFromTheirStartToJustBeforeTheirEnd() {
        DriftScript script = DriftScript.parse(SCRIPT);
        assertThat(script.at(0)).isEmpty();
        assertThat(script.at(0.3)).containsExactly(Condition.parse("fog:0.6"));
        assertThat(script.at(0.599)).containsExactly(Condition.parse("fog:0.6"));
        assertThat(script.at(0.6))
                .containsExactly(Condition.parse("night:0.7"), Condition.parse("rain:0.4"));
    }

    @Test
    void aRampRisesFromClearToFullSeverity() {
        DriftScript script =
                DriftScript.parse("[{from: 0.5, to: 1, conditions: ['fog:0.8'], ramp: true}]");
        assertThat(script.at(0.25)).isEmpty();
        assertThat(script.at(0.5)).isEmpty();
        assertThat(script.at(0.75)).containsExactly(Condition.parse("fog:0.4"));
    }

    @Test
    void episodesThatOverlapAddUpInOrder() {
        DriftScript script =
                DriftScript.parse(
                        """
                        - {from: 0, to: 1, conditions: ["rain:0.2"]}
                        - {from: 0.5, to: 1, conditions: ["night:0.5"]}
                        """);
        assertThat(script.at(0.2)).containsExactly(Condition.parse("rain:0.2"));
        assertThat(script.at(0.7))
                .containsExactly(Condition.parse("rain:0.2"), Condition.parse("night:0.5"));
    }

    @Test
    void theDemoIsClearForAThirdAndThenDriftsSeveralTimes() {
        DriftScript demo = DriftScript.demo();
        assertThat(demo.at(0)).isEmpty();
        assertThat(demo.at(0.33)).isEmpty();
        List<List<Condition>> drifts = List.of(demo.at(0.5), demo.at(0.7), demo.at(0.99));
        assertThat(drifts).doesNotHaveDuplicates().noneMatch(List::isEmpty);
    }

    @Test
    void aClearScriptHasNoConditions() {
        assertThat(DriftScript.clear().at(0.5)).isEmpty();
        assertThat(DriftScript.parse("[]")).isEqualTo(DriftScript.clear());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {to: 1} | from is missing; give it as a share of the show, from 0 to 1
                    {from: 0, to: soon} | to is "soon", must be a number from 0 to 1
                    {from: 0, to: 30} | to is 30.0, must be from 0 to 1
                    {from: 0.6, to: 0.3} | from is 0.6, must be below to, 0.3
                    {from: 0, to: 1, weather: []} | unknown key weather; keys are from, to, conditions, ramp
                    {from: 0, to: 1, ramp: 2} | ramp is 2, must be true or false
                    {from: 0, to: 1, conditions: 'fog:1'} | conditions is "fog:1", must be a list such as ["fog:0.6"]
                    {from: 0, to: 1, conditions: ['fog:7']} | severity of fog is 7.0, must be from 0 to 1
                    clear | is "clear", must have the keys from and to, such as {from: 0, to: 0.3}
                    """,
            quoteCharacter = '`')
    void complaintsNameTheEntryTheKeyAndTheValue(String entry, String complaint) {
        assertThatThrownBy(() -> DriftScript.parse("- {from: 0, to: 1}\n- " + entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("entry 2 of the drift script: " + complaint);
    }

    @Test
    void complaintsAboutTheWholeScriptSayWhatOneLooksLike() {
        assertThatThrownBy(() -> DriftScript.parse("from: 0"))
                .hasMessageStartingWith("drift script must be a list of entries such as");
        assertThatThrownBy(() -> DriftScript.parse("- {from: 0\n- ]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("drift script is not YAML")
                .hasMessageContaining("in line 2");
        assertThatThrownBy(() -> DriftScript.parse(""))
                .hasMessageStartingWith("drift script must be a list");
    }

    @Test
    void readsFilesAndNamesThemInComplaints(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("drift.yaml"), SCRIPT);
        assertThat(DriftScript.read(file)).isEqualTo(DriftScript.parse(SCRIPT));
        Files.writeString(file, "- {from: 2, to: 1}");
        assertThatThrownBy(() -> DriftScript.read(file))
                .hasMessage(
                        file + ": entry 1 of the drift script: from is 2.0, must be from 0 to 1");
    }
}

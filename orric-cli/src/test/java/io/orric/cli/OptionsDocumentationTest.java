// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.playback.PlaybackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Keeps what users read of the options equal to the code. To write the files anew, run this test
 * with {@code -Dorric.docs.write=true}.
 */
class OptionsDocumentationTest {

    private static final int COMMENT_WIDTH = 96;

    @Test
    void theReferenceListsEveryOption() throws IOException {
        assertWritten(Path.of("../docs/configuration.md"), reference());
    }

    @Test
    void theConfigurationFileCommentsEveryOption() throws IOException {
        assertWritten(Path.of("../conf/orric.yaml"), configuration());
    }

    private static String reference() {
        String rows =
                PlaybackOptions.all().options().stream()
                        .map(
                                option ->
                                        String.format(
                                                "| `%s` | %s | %s |%n",
                                                option.key(),
                                                option.defaultText().isEmpty()
                                                        ? "–"
                                                        : "`" + option.defaultText() + "`",
                                                option.description()))
                        .collect(Collectors.joining());
        return """
                # Configuration

                Options live in `conf/orric.yaml`; `-D key=value` on the command line overrides them. \
                Any option of Flink
                may stand beside them. This page is made from the code.

                | option | default | meaning |
                |---|---|---|
                """
                + rows;
    }

    private static String configuration() {
        String options =
                PlaybackOptions.all().options().stream()
                        .map(
                                option ->
                                        String.format(
                                                "%n%s# %s: %s%n",
                                                comment(option.description()),
                                                option.key(),
                                                option.defaultText()))
                        .map(text -> text.replaceAll(" +\n", "\n"))
                        .collect(Collectors.joining());
        return """
                # Options of ORRIC on Flink, each with its default. Remove the '#' before a key to set it. Options of
                # Flink may stand here too. The file is made from the code.
                """
                + options;
    }

    private static void assertWritten(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("orric.docs.write")) {
            Files.writeString(file, expected);
        }
        assertThat(file)
                .as("run with -Dorric.docs.write=true to write it anew")
                .hasContent(expected);
    }

    private static String comment(String text) {
        StringBuilder lines = new StringBuilder("#");
        int width = 1;
        for (String word : text.split(" ")) {
            if (width + 1 + word.length() > COMMENT_WIDTH) {
                lines.append("\n#");
                width = 1;
            }
            lines.append(' ').append(word);
            width += 1 + word.length();
        }
        return lines.append('\n').toString();
    }
}

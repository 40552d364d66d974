// SPDX-License-Identifier: Apache-2.0
package io.orric.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.options.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    private static final byte[] CONTENT = "whole".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder;

    @Test
    void replacesAnOlderFileAndLeavesNothingElse() throws Exception {
        Path file = folder.resolve("summary.json");
        Files.writeString(file, "older and longer");
        OutputFile.of("--summary", file).write(CONTENT);
        assertThat(file).hasContent("whole");
        assertThat(folder.toFile().list()).containsExactly("summary.json");
    }

    @Test
    void aFailureLeavesTheOlderFileAndNothingElse() throws Exception {
        Path file = folder.resolve("student.pt");
        Files.writeString(file, "older");
        OutputFile output = OutputFile.of("--output", file);
        assertThatThrownBy(
                        () ->
                                output.write(
                                        partial -> {
                                            Files.writeString(partial, "half");
                                            throw new IOException("no room");
                                        }))
                .hasMessage("no room");
        assertThat(file).hasContent("older");
        assertThat(folder.toFile().list()).containsExactly("student.pt");
    }

    @Test
    void makesTheFolderWhereTheOptionNamesOne() throws Exception {
        Path report = folder.resolve("a/b");
        OutputFile.inFolder("--report", report, "report.html").write(CONTENT);
        assertThat(report.resolve("report.html")).hasContent("whole");
    }

    @Test
    void refusesAFileWhoseFolderIsMissing() {
        assertThatThrownBy(() -> OutputFile.of("--summary", folder.resolve("none/summary.json")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--summary")
                .hasMessageContaining("does not exist");
    }

    @Test
    void refusesAFolderInPlaceOfAFile() {
        assertThatThrownBy(() -> OutputFile.of("--summary", folder))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("which is a folder");
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws Exception {
        Path file = Files.writeString(folder.resolve("taken"), "");
        assertThatThrownBy(() -> OutputFile.inFolder("--report", file, "report.html"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--report is " + file);
    }
}

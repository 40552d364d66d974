// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassNamesTest {

    @TempDir private Path folder;

    @Test
    void readsOneNameALine() throws Exception {
        ClassNames names = ClassNames.read(write("car\n  bus \r\ntraffic light\n\n \n"));
        assertThat(names.size()).isEqualTo(3);
        assertThat(names.of(1)).isEqualTo("bus");
        assertThat(names).hasToString("car, bus, traffic light");
        assertThat(names.contains("traffic light")).isTrue();
        assertThat(names.contains("tram")).isFalse();
    }

    @Test
    void refusesABlankLineBetweenNames() throws Exception {
        Path file = write("car\n\nbus\n");
        assertThatThrownBy(() -> ClassNames.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ": class name '' is blank or given twice");
    }

    @Test
    void refusesANameGivenTwice() throws Exception {
        Path file = write("car\nbus\ncar\n");
        assertThatThrownBy(() -> ClassNames.read(file))
                .hasMessage(file + ": class name 'car' is blank or given twice");
    }

    @Test
    void refusesANameThatIsTooLong() throws Exception {
        assertThat(ClassNames.read(write("car\n" + "b".repeat(256) + "\n")).size()).isEqualTo(2);
        Path file = write("car\n" + "b".repeat(257) + "\n");
        assertThatThrownBy(() -> ClassNames.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        file
                                + ": class name '"
                                + "b".repeat(40)
                                + "…' has 257 characters, must have at most 256");
    }

    @Test
    void refusesFewerThanTwoNames() {
        assertThatThrownBy(() -> ClassNames.read(write("")))
                .hasMessageContaining("there are 0 class names, give at least 2");
        assertThatThrownBy(() -> new ClassNames(List.of("car")))
                .hasMessage("there are 1 class names, give at least 2");
    }

    @Test
    void aFileThatIsNoUtf8IsNamed() throws Exception {
        Path latin =
                Files.write(
                        folder.resolve("latin.txt"),
                        "car\nBrücke\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ClassNames.read(latin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(latin + " is no text in UTF-8");
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("missing.txt");
        assertThatThrownBy(() -> ClassNames.read(missing))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("missing.txt");
    }

    private Path write(String text) throws Exception {
        return Files.writeString(folder.resolve("classes.txt"), text);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.footage.RecordedFrames.RecordedFrame;
import io.orric.testutils.NpyFile;
import io.orric.vision.ClassNames;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageLimits;
import io.orric.vision.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFramesTest {

    private static final ClassNames CLASSES = new ClassNames(List.of("car", "bus"));

    @TempDir private Path folder;

    @Test
    void framesCarryTheArraysPixelsWithoutLoss() throws Exception {
        try (RecordedFrames frames = open(frames("(2, 2, 3, 3)", counting(36)))) {
            assertThat(frames.size()).isEqualTo(2);
            RgbImage second =
                    new FrameDecoder(new ImageLimits(10_000, 100)).decode(frames.frame(1).image());
            assertThat(second.width()).isEqualTo(3);
            assertThat(second.height()).isEqualTo(2);
            assertThat(second.pixels()[0] & 0xFFFFFF).isEqualTo(0x121314);
            assertThat(second.pixels()[5] & 0xFFFFFF).isEqualTo(0x212223);
        }
    }

    @Test
    void labelsComeFromTheFileBeside() throws Exception {
        Path file = frames("(2, 1, 1, 3)", counting(6));
        NpyFile.write(folder.resolve("labels.npy"), "(3,)", new byte[] {1, 0, 1});
        try (RecordedFrames frames = open(file)) {
            assertThat(frames.frame(0).label()).isEqualTo("bus");
            assertThat(frames.frame(1).label()).isEqualTo("car");
        }
    }

    @Test
    void withoutLabelsTheyAreUnknown() throws Exception {
        try (RecordedFrames frames = open(frames("(2, 1, 1, 3)", counting(6)))) {
            RecordedFrame frame = frames.frame(1);
            assertThat(frame.label()).isNull();
        }
    }

    @Test
    void readsHeadersOfVersionTwo() throws Exception {
        Path file =
                NpyFile.write(
                        folder.resolve("two.npy"),
                        2,
                        "{'descr': '|u1', 'fortran_order': False, 'shape': (1, 1, 1, 3), }",
                        counting(3));
        try (RecordedFrames frames = open(file)) {
            assertThat(frames.size()).isEqualTo(1);
        }
    }

    @Test
    void refusesFewerLabelsThanFrames() throws Exception {
        Path file = frames("(2, 1, 1, 3)", counting(6));
        Path labels = NpyFile.write(folder.resolve("labels.npy"), "(1,)", new byte[1]);
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(labels + " has shape [1], must be a label for each of 2 frames");
    }

    @Test
    void refusesALabelThatIsNoClass() throws Exception {
        Path file = frames("(2, 1, 1, 3)", counting(6));
        NpyFile.write(folder.resolve("labels.npy"), "(2,)", new byte[] {1, 2});
        try (RecordedFrames frames = open(file)) {
            frames.frame(0);
            assertThatThrownBy(() -> frames.frame(1))
                    .isInstanceOf(IOException.class)
                    .hasMessage("frame 1 has label 2, there are only 2 classes");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(12,)",
                "(2, 2, 3)",
                "(2, 3, 1, 2)",
                "(1, 2, 2, 3, 1)",
                "(0, 2, 2, 3)",
                "(2, 0, 2, 3)"
            })
    void refusesShapesThatAreNoFrames(String shape) throws Exception {
        Path file = frames(shape, counting(12));
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + " has shape [")
                .hasMessageContaining("must be (frames, height, width, 3)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(1, 70000, 70000, 3)", "(99999999999, 1, 1, 3)"})
    void refusesExtentsThatNoMemoryHolds(String shape) throws Exception {
        Path file = frames(shape, counting(12));
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + " has shape ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '"',
            value = {
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 1, 3)}!type <f4, must be",
                "{'descr': '|u1', 'fortran_order': True, 'shape': (1, 1, 1, 3)}!is not in C order",
                "{'descr': '|u1', 'fortran_order': False, 'shape': ()}!is a single value",
                "{'descr': '|u1', 'fortran_order': False}!'shape'",
                "{}!'descr'"
            })
    void refusesArraysThatAreNotBytesInCOrder(String header, String complaint) throws Exception {
        Path file = NpyFile.write(folder.resolve("bad.npy"), 1, header, counting(12));
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(complaint);
    }

    @Test
    void refusesAFileThatIsNoArray() throws Exception {
        Path file = Files.writeString(folder.resolve("text.npy"), "frame,label\nfog.png,car\n");
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + " is no .npy file");
    }

    @Test
    void aTruncatedFileIsNamed() throws Exception {
        Path whole = frames("(2, 2, 2, 3)", counting(24));
        byte[] bytes = Files.readAllBytes(whole);
        for (int length : new int[] {0, 5, 11, 40, bytes.length - 1}) {
            Path file = Files.write(folder.resolve("short.npy"), Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> open(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(file.toString());
        }
    }

    private Path frames(String shape, byte[] values) throws IOException {
        return NpyFile.write(folder.resolve("fog.npy"), shape, values);
    }

    private static RecordedFrames open(Path file) throws IOException {
        return RecordedFrames.open(file, CLASSES);
    }

    private static byte[] counting(int count) {
        byte[] values = new byte[count];
        for (int i = 0; i < count; i++) {
            values[i] = (byte) i;
        }
        return values;
    }
}

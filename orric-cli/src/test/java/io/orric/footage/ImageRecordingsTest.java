// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.options.UsageException;
import io.orric.vision.ClassNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Folders and archives of images: what is in them is taken by the same rules. */
class ImageRecordingsTest {

    private static final ClassNames CLASSES = new ClassNames(List.of("bus", "car"));

    /** Forms of image recordings. */
    private enum Kind {
        FOLDER,
        ARCHIVE
    }

    @TempDir private Path root;

    @ParameterizedTest
    @EnumSource
    void foldersAreLabels(Kind kind) throws Exception {
        assertThat(frames(kind, "car/2.png", "bus/1.JPG", "car/1.jpeg"))
                .containsExactly(
                        "bus/1.JPG labelled bus",
                        "car/1.jpeg labelled car",
                        "car/2.png labelled car");
    }

    @ParameterizedTest
    @EnumSource
    void theInnermostFolderIsTheLabel(Kind kind) throws Exception {
        assertThat(frames(kind, "site/north/car/1.png"))
                .containsExactly("site/north/car/1.png labelled car");
    }

    @ParameterizedTest
    @EnumSource
    void imagesWithoutFolderMakeAllUnlabelled(Kind kind) throws Exception {
        assertThat(frames(kind, "any/1.png", "2.png"))
                .containsExactly("2.png labelled null", "any/1.png labelled null");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoImageIsPassedOver(Kind kind) throws Exception {
        assertThat(
                        frames(
                                kind,
                                "car/1.png",
                                "car/notes.txt",
                                "README.md",
                                "car/.hidden.png",
                                ".cache/car/1.png",
                                "__MACOSX/car/._1.png"))
                .containsExactly("car/1.png labelled car");
    }

    @ParameterizedTest
    @EnumSource
    void aFolderThatIsNoClassIsNamed(Kind kind) throws Exception {
        Path recording = record(kind, "car/1.png", "tram/1.png");
        assertThatThrownBy(() -> RecordedFrames.open(recording, CLASSES))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        recording
                                + " has a folder 'tram', which is not among the classes bus, car");
    }

    @ParameterizedTest
    @EnumSource
    void withoutClassesAnyFolderIsALabel(Kind kind) throws Exception {
        try (RecordedFrames frames = RecordedFrames.open(record(kind, "tram/1.png"), null)) {
            assertThat(frames.frame(0).label()).isEqualTo("tram");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesARecordingWithoutImages(Kind kind) throws Exception {
        Path recording = record(kind, "car/notes.txt");
        assertThatThrownBy(() -> RecordedFrames.open(recording, CLASSES))
                .isInstanceOf(UsageException.class)
                .hasMessage(recording + " has no images, put .jpg, .jpeg or .png files there");
    }

    @Test
    void entriesThatPointOutsideTheArchiveStayInIt() throws Exception {
        Path archive = record(Kind.ARCHIVE, "../../escaped/car/1.png", "car/2.png");
        assertThat(frames(archive)).containsExactly("car/2.png labelled car");
        try (var files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(archive);
        }
    }

    @Test
    void directoryEntriesOfAnArchiveAreNoImages() throws Exception {
        assertThat(frames(record(Kind.ARCHIVE, "car/", "car.png/", "car/1.png")))
                .containsExactly("car/1.png labelled car");
    }

    @Test
    void linkedFoldersAreFollowed() throws Exception {
        Path elsewhere = root.resolve("elsewhere");
        write(elsewhere.resolve("1.png"), "car/1.png");
        Path linked = Files.createDirectories(root.resolve("linked"));
        Files.createSymbolicLink(linked.resolve("car"), elsewhere);
        Path link = Files.createSymbolicLink(root.resolve("link"), linked);
        assertThat(frames(link)).containsExactly("car/1.png labelled car");
    }

    @Test
    void aFolderLinkedIntoItselfIsAnIoException() throws Exception {
        Path folder = Files.createDirectories(root.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("again"), folder);
        assertThatThrownBy(() -> RecordedFrames.open(folder, CLASSES))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatIsNoArchiveIsNamed() throws Exception {
        Path file = Files.writeString(root.resolve("frames.zip"), "no archive");
        assertThatThrownBy(() -> RecordedFrames.open(file, CLASSES))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(file + " is no readable zip archive");
    }

    @Test
    void otherFilesAreRefusedWithWhatIsTaken() throws Exception {
        Path file = Files.writeString(root.resolve("frames.mp4"), "film");
        assertThatThrownBy(() -> RecordedFrames.open(file, CLASSES))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "frames are '" + file + "', must be an .npy file, a .zip file or a folder");
        Path missing = root.resolve("missing");
        assertThatThrownBy(() -> RecordedFrames.open(missing, CLASSES))
                .isInstanceOf(UsageException.class)
                .hasMessage(missing + " does not exist");
    }

    private List<String> frames(Kind kind, String... names) throws IOException {
        return frames(record(kind, names));
    }

    private static List<String> frames(Path recording) throws IOException {
        List<String> read = new ArrayList<>();
        try (RecordedFrames frames = RecordedFrames.open(recording, CLASSES)) {
            for (long i = 0; i < frames.size(); i++) {
                RecordedFrames.RecordedFrame frame = frames.frame(i);
                String content = new String(frame.image(), StandardCharsets.UTF_8);
                read.add(content + " labelled " + frame.label());
            }
        }
        return read;
    }

    /** Makes a recording whose files hold their own names. */
    private Path record(Kind kind, String... names) throws IOException {
        if (kind == Kind.FOLDER) {
            Path folder = root.resolve("images");
            for (String name : names) {
                write(folder.resolve(name), name);
            }
            return folder;
        }
        Path archive = root.resolve("images.zip");
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    zip.write(name.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return archive;
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}

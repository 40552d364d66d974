// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.orric.options.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraFileTest {

    @TempDir private Path folder;

    @Test
    void readsAllThereIsToSay() throws Exception {
        Files.createFile(folder.resolve("clip.mp4"));
        List<VideoCamera> cameras =
                read(
                        """
                        cameras:
                          - name: gate
                            source: rtsp://ann:s3cret@192.168.1.20/stream1
                            site: north
                            rate: 7.5
                            size: 1280x720
                            quality: 2
                            regions:
                              - {name: left, x: 0, y: 0, width: 640, height: 720}
                              - {name: right, x: 640, y: 0, width: 640, height: 720}
                          - {name: clip, source: clip.mp4}
                        """);
        assertThat(cameras).hasSize(2);
        VideoCamera gate = cameras.get(0);
        assertThat(gate.names()).containsExactly("gate/left", "gate/right");
        assertThat(gate.source().address()).isEqualTo("rtsp://ann:s3cret@192.168.1.20/stream1");
        assertThat(gate.rate()).hasValue(7.5);
        assertThat(gate.size()).hasValue(new PictureSize(1280, 720));
        assertThat(gate.quality()).isEqualTo(2);
        assertThat(gate.regions()).contains(new Region("right", 640, 0, 640, 720));
        VideoCamera clip = cameras.get(1);
        assertThat(clip.names()).containsExactly("clip");
        assertThat(clip.source().address()).isEqualTo(folder.resolve("clip.mp4").toString());
        assertThat(clip.rate()).isEqualTo(OptionalDouble.empty());
        assertThat(clip.size()).isEqualTo(Optional.empty());
        assertThat(clip.quality()).isEqualTo(VideoCamera.DEFAULT_QUALITY);
    }

    @Test
    void tellsAllThatIsWrongAtOnceAndNoPassword() throws Exception {
        String message =
                complaint(
                        """
                        cameras:
                          - name: gate
                            source: rtsp://ann:s3 cret@host/x
                            rat: 5
                            rate: fast
                            size: 720p
                            quality: 90
                            regions: {name: left}
                          - source: rtsp://ann:s3cret@host/x
                            site: south
                          - name: yard
                            site: south
                            source: rtsp://ann:s3cret@host/x
                            size: 640x480
                            regions:
                              - {name: left, x: 600, y: 0, width: 320, height: 480}
                              - {name: right, x: -1, y: 0, width: 8, hight: 480}
                          - {name: yard/left, source: [1]}
                          - {name: yard/left, source: missing.mp4, rate: 0}
                          - {name: yard/left, source: /dev/video0}
                          - gate
                        """);
        assertThat(message.split("; (?=\\S+cameras.yaml)"))
                .extracting(each -> each.replace(file().toString(), "F"))
                .containsExactly(
                        "F, camera 1 (gate): there is no key rat; keys are name, source, site,"
                                + " rate, size, quality, regions",
                        "F, camera 1 (gate): source is rtsp://***, must be an address like"
                                + " rtsp://USER:PASSWORD@HOST:PORT/PATH; write other characters than"
                                + " letters, digits and -._~ of user and password as %XX, such as %40"
                                + " for @",
                        "F, camera 1 (gate): rate is fast, must be frames a second, above 0 and at"
                                + " most 1000",
                        "F, camera 1 (gate): size is 720p, must be WIDTHxHEIGHT in pixels, such as"
                                + " 1280x720, each from 16 to 65500",
                        "F, camera 1 (gate): quality is 90, must be a whole number from 2 to 31",
                        "F, camera 1 (gate): regions is no list, must be a list, whose items begin"
                                + " with '-'",
                        "F, camera 2: name is missing",
                        "F, camera 3 (yard), regions 1: region is 320x480 at 600,0, must lie within"
                                + " the camera's size, 640x480",
                        "F, camera 3 (yard), regions 2: there is no key hight; keys are name, x, y,"
                                + " width, height",
                        "F, camera 3 (yard), regions 2: x is -1, must be a whole number from 0 to"
                                + " 65500",
                        "F, camera 3 (yard), regions 2: width is 8, must be a whole number from 16"
                                + " to 65500",
                        "F, camera 3 (yard), regions 2: height is missing",
                        "F, camera 3 (yard): site is south, but the configuration has camera"
                                + " yard/left at site north; add 'orric.sites.cameras.yard/*:"
                                + " south' to the configuration that feed and job share",
                        "F, camera 4 (yard/left): source is a list, must be a single value",
                        "F, camera 4 (yard/left): name is yard/left, must be another than those of"
                                + " the others",
                        "F, camera 5 (yard/left): source is missing.mp4, must be rtsp://HOST/PATH,"
                                + " http://HOST/PATH, a device such as /dev/video0 or a video file;"
                                + " there is no such file, or it may not be read",
                        "F, camera 5 (yard/left): rate is 0, must be frames a second, above 0 and"
                                + " at most 1000",
                        "F, camera 5 (yard/left): name is yard/left, must be another than those of"
                                + " the others",
                        "F, camera 6 (yard/left): name is yard/left, must be another than those of"
                                + " the others",
                        "F, camera 7 must be made of lines like 'key: value'; keys are name,"
                                + " source, site, rate, size, quality, regions");
        assertThat(message).doesNotContain("cret");
    }

    @Test
    void namesAreCheckedAsTheJobDoes() throws Exception {
        String name = "n".repeat(257);
        assertThat(complaint("cameras: [{name: " + name + ", source: /dev/video0}]"))
                .contains("must be a name of 1 to 256 characters");
        assertThat(complaint("cameras: [{name: \"a\\tb\", source: /dev/video0}]"))
                .contains("name is a?b, must be a name");
        String region = "{name: left, x: 0, y: 0, width: 16, height: 16}";
        assertThat(
                        complaint(
                                "cameras: [{name: "
                                        + name.substring(5)
                                        + ", source: /dev/video0, regions: ["
                                        + region
                                        + "]}]"))
                .contains("must be a name of 1 to 256 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cameras: [{source: 'rtsp://ann:s3cret@h/x}]",
                "cameras: [{name: a, name: b, source: 'rtsp://ann:s3cret@h/x'}]",
                "\tcameras: rtsp://ann:s3cret@h/x",
                "cameras: []",
                "cameras: rtsp://ann:s3cret@h/x",
                "rtsp://ann:s3cret@h/x",
                "",
            })
    void whatIsNoListOfCamerasIsRefused(String yaml) throws Exception {
        assertThat(complaint(yaml)).startsWith(file().toString()).doesNotContain("s3cret");
    }

    @Test
    void aCauseWouldTellPasswordsToTheLog() throws Exception {
        Files.writeString(file(), "cameras: [{source: 'rtsp://ann:s3cret@h/x}]");
        assertThat(catchThrowableOfType(UsageException.class, this::read)).hasNoCause();
    }

    private Path file() {
        return folder.resolve("cameras.yaml");
    }

    private List<VideoCamera> read(String yaml) throws IOException {
        Files.writeString(file(), yaml);
        return read();
    }

    private List<VideoCamera> read() throws IOException {
        return CameraFile.read(file(), camera -> "north");
    }

    private String complaint(String yaml) throws IOException {
        Files.writeString(file(), yaml);
        return catchThrowableOfType(UsageException.class, this::read).getMessage();
    }
}

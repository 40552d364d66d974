// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegCommandTest {

    private static final List<Region> REGIONS =
            List.of(new Region("left", 0, 1, 20, 30), new Region("right", 20, 1, 21, 31));

    @TempDir private Path folder;

    @Test
    void everyRegionIsAnOutput() {
        FfmpegCommand command = command("rtsp://ann:it's@host/x", REGIONS);
        List<String> arguments = command.arguments(List.of(Path.of("/tmp/private/0")));
        assertThat(arguments)
                .containsSubsequence("-map", "[o0]", "pipe:1", "-map", "[o1]")
                .endsWith("-f", "mjpeg", "unix:/tmp/private/0")
                .contains(
                        "[0:v:0]select='isnan(prev_t)+not(eq(floor(t*7.500000),"
                                + "floor(prev_t*7.500000)))',scale=41:32,settb=1/25,setpts=N,"
                                + "split=2[s0][s1];[s0]crop=w='if(lte(20,in_w)*lte(31,in_h),20,"
                                + "0*print(in_w,16)+0*print(in_h,16))':h=30:x=0:y=1:exact=1[o0];"
                                + "[s1]crop=w='if(lte(41,in_w)*lte(32,in_h),21,"
                                + "0*print(in_w,16)+0*print(in_h,16))':h=31:x=20:y=1:exact=1[o1]");
        assertThat(String.join(" ", arguments)).doesNotContain("host");
        assertThat(command.standardInput()).contains("file 'rtsp://ann:it'\\''s@host/x'\n");
    }

    @Test
    void aServerCannotReferToFiles() {
        List<String> arguments = command("http://host/x", List.of()).arguments(List.of());
        String protocols = arguments.get(arguments.indexOf("-protocol_whitelist") + 1);
        assertThat(protocols.split(",")).contains("http", "tls").doesNotContain("file");
    }

    @Test
    void aFileIsReadAtItsOwnRateAndADeviceIsAskedForSizeAndRate() throws Exception {
        Path file = Files.createFile(folder.resolve("clip.mp4"));
        FfmpegCommand clip = command("clip.mp4", List.of());
        assertThat(clip.arguments(List.of())).containsSubsequence("-re", "-i", "file:" + file);
        assertThat(clip.standardInput()).isEmpty();
        assertThat(command("/dev/video0", List.of()).arguments(List.of()))
                .containsSubsequence(
                        "-f",
                        "v4l2",
                        "-video_size",
                        "41x32",
                        "-framerate",
                        "7.500000",
                        "-i",
                        "/dev/video0");
    }

    private FfmpegCommand command(String source, List<Region> regions) {
        return new FfmpegCommand(
                "ffmpeg",
                new VideoCamera(
                        "gate",
                        VideoSource.parse(source, folder),
                        OptionalDouble.of(7.5),
                        Optional.of(new PictureSize(41, 32)),
                        4,
                        regions));
    }
}

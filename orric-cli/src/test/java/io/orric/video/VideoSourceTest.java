// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orric.video.VideoSource.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoSourceTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "rtsp://host/stream, RTSP, rtsp://host/stream",
        "rtsps://ann@host:322/stream, RTSP, rtsps://***@host:322/stream",
        "RTSP://ann:s3cret@host/stream, RTSP, RTSP://***@host/stream",
        "http://host:8080/video.mjpg?user=ann&pwd=x, HTTP, http://host:8080/video.mjpg?***",
        "https://ann:p%40ss@[::1]/v?token=t, HTTP, https://***@[::1]/v?***",
        "/dev/video0, DEVICE, /dev/video0",
    })
    void showsNothingSecret(String address, Kind kind, String shown) {
        VideoSource source = VideoSource.parse(address, folder);
        assertThat(source.kind()).isEqualTo(kind);
        assertThat(source).hasToString(shown);
        assertThat(source.address()).isEqualTo(address);
        assertThat(source.ends()).isFalse();
    }

    @Test
    void aFileIsFoundInItsFolderAndEnds() throws Exception {
        Path video = Files.createFile(folder.resolve("a b.mp4"));
        VideoSource source = VideoSource.parse("a b.mp4", folder);
        assertThat(source.kind()).isEqualTo(Kind.FILE);
        assertThat(source.address()).isEqualTo(video.toString());
        assertThat(source.ends()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Impossible to open 'rtsp://ann:s3cr%3At@host/stream'",
                "user ann:s3cr:t was refused",
                "password s3cr:t was refused",
                "password s3cr%3At was refused",
                "redirected to http://ann:s3cr:t@other/v",
                "redirected to http://other/v?token=s3cr:t",
                "GET /v?key=s3cr%3At",
            })
    void linesOfFfmpegLoseWhatIsSecret(String line) {
        VideoSource source = VideoSource.parse("rtsp://ann:s3cr%3At@host/stream", folder);
        assertThat(source.conceal(line)).doesNotContain("s3cr").contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "missing.mp4",
                ".",
                "ftp://ann:s3cret@host/x",
                "rtsp://ann:s3 cret@host/x",
                "rtsp://ann:s3/cret@host/x",
                "rtsp://ann:12/cret@host/x",
                "rtsp://ann:s3#cret@host/x",
                "rtsp:///x",
                "http://",
            })
    void whatIsNoSourceIsRefusedWithoutQuotingIt(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VideoSource.parse(address, folder))
                .withMessageStartingWith("must be ")
                .withNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("cret"));
    }
}

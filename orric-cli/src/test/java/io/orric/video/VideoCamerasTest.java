// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.orric.options.UsageException;
import io.orric.testutils.FakeFfmpeg;
import io.orric.testutils.Jpegs;
import io.orric.video.CameraStatus.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that end, hang and fail; a script stands in for ffmpeg. */
class VideoCamerasTest {

    private static final String ADDRESS = "rtsp://ann:s3cr%3At@host/";
    private static final Duration PATIENT = Duration.ofMinutes(5);

    @TempDir private Path folder;

    @Test
    void aProcessThatEndsIsStartedAgain() throws Exception {
        String program = FakeFfmpeg.in(folder, "frame", "frame").program();
        try (VideoCameras cameras = start(program, PATIENT, live("gate"))) {
            for (int i = 0; i < 5; i++) {
                VideoFrame frame = cameras.take();
                assertThat(frame.camera().name()).isEqualTo("gate");
                assertThat(frame.image()).isEqualTo(Jpegs.jpeg(100));
            }
            awaitUntil(() -> only(cameras).restarts() >= 2);
            assertThat(only(cameras).hangs()).isZero();
        }
    }

    @Test
    void aProcessThatHangsIsKilledAndStartedAgain() throws Exception {
        String program = FakeFfmpeg.in(folder, "echo $$ >> pids", "frame", "sleep 600").program();
        try (VideoCameras cameras = start(program, Duration.ofMillis(300), live("gate"))) {
            awaitUntil(() -> only(cameras).hangs() >= 2);
            awaitUntil(() -> cameras.counts().get(0).captured() >= 2);
        }
        for (String pid : Files.readAllLines(folder.resolve("pids"))) {
            awaitUntil(() -> ProcessHandle.of(Long.parseLong(pid)).isEmpty());
        }
    }

    @Test
    void aProcessThatHangsBeforeItsFirstFrameIsKilledToo() throws Exception {
        String program = FakeFfmpeg.in(folder, "sleep 600").program();
        try (VideoCameras cameras = start(program, Duration.ofMillis(100), live("gate"))) {
            awaitUntil(() -> only(cameras).hangs() >= 1);
            awaitUntil(() -> only(cameras).status().problem().equals("no frame for 0.1 s"));
        }
    }

    @Test
    void aCameraIsLiveWhileFramesCome() throws Exception {
        String program = FakeFfmpeg.in(folder, "frame", "sleep 600").program();
        try (VideoCameras cameras = start(program, PATIENT, live("gate"))) {
            awaitUntil(() -> only(cameras).status().equals(new CameraStatus(Phase.LIVE, "")));
        }
    }

    @Test
    void oneThatFailsTouchesNoOther() throws Exception {
        String program =
                FakeFfmpeg.in(
                                folder,
                                "case \"$(cat)\" in *broken*) echo 'no route' >&2; exit 1;; esac",
                                "while true; do frame; done")
                        .program();
        try (VideoCameras cameras = start(program, PATIENT, live("broken"), live("gate"))) {
            awaitUntil(() -> cameras.watches().get(0).restarts() >= 3);
            CameraWatch gate = cameras.watches().get(1);
            awaitUntil(() -> gate.status().phase() == Phase.LIVE);
            assertThat(gate.restarts()).isZero();
            awaitUntil(() -> cameras.watches().get(0).status().problem().equals("no route"));
            assertThat(cameras.counts().get(0).captured()).isZero();
        }
    }

    @Test
    void whoTakesNothingHasTheNewestFramesAndTheCountOfOthers() throws Exception {
        String program =
                FakeFfmpeg.in(folder, "for i in 1 2 3 4 5 6 7 8 9; do frame; done").program();
        try (VideoCameras cameras = start(program, PATIENT, file("clip"))) {
            awaitUntil(() -> only(cameras).status().phase() == Phase.ENDED);
            FrameCounts counts = cameras.counts().get(0);
            assertThat(counts.captured()).isEqualTo(9);
            assertThat(counts.dropped()).isEqualTo(5);
            for (int i = 0; i < 4; i++) {
                assertThat(cameras.take()).isNotNull();
            }
            assertThat(cameras.take()).isNull();
        }
    }

    @Test
    void aFileIsReadOnceEvenIfItBreaksOff() throws Exception {
        String program =
                FakeFfmpeg.in(folder, "echo x >> runs", "frame", "echo 'bad data' >&2", "exit 1")
                        .program();
        try (VideoCameras cameras = start(program, PATIENT, file("clip"))) {
            assertThat(cameras.take()).isNotNull();
            assertThat(cameras.take()).isNull();
            assertThat(only(cameras).status())
                    .isEqualTo(new CameraStatus(Phase.FAILED, "bad data"));
        }
        assertThat(folder.resolve("runs")).hasContent("x");
    }

    @Test
    void whatIsNoJpegIsCountedAndSkipped() throws Exception {
        String program = FakeFfmpeg.in(folder, "printf '\\377\\330\\000'", "frame").program();
        try (VideoCameras cameras = start(program, PATIENT, file("clip"))) {
            assertThat(cameras.take().image()).isEqualTo(Jpegs.jpeg(100));
            assertThat(cameras.take()).isNull();
            assertThat(cameras.counts().get(0).damaged()).isEqualTo(1);
        }
    }

    @Test
    void aPasswordIsGivenWhereNobodyElseReads() throws Exception {
        String program =
                FakeFfmpeg.in(
                                folder,
                                "echo \"$@\" > arguments; env > environment",
                                // Whole at any time: the next process begins while this is read.
                                "cat > incoming && mv incoming input",
                                "echo \"[rtsp @ 0x1] cannot open $(cat input)\" | tr '\\n' ' ' >&2",
                                "exit 1")
                        .program();
        try (VideoCameras cameras = start(program, PATIENT, live("gate"))) {
            awaitUntil(() -> only(cameras).restarts() >= 1);
            awaitUntil(() -> only(cameras).status().problem().contains("rtsp://***@host/"));
            assertThat(only(cameras).status().problem()).doesNotContain("s3cr");
            assertThat(only(cameras).camera().toString()).doesNotContain("s3cr");
        }
        assertThat(folder.resolve("input")).content().contains("file '" + ADDRESS + "gate'");
        assertThat(folder.resolve("arguments")).content().doesNotContain("s3cr");
        assertThat(folder.resolve("environment")).content().doesNotContain("s3cr");
    }

    @Test
    void aMissingProgramIsToldWithTheRemedy() throws Exception {
        String failing = FakeFfmpeg.in(folder, "exit 3").program();
        for (String program : List.of(folder.resolve("no-ffmpeg").toString(), failing)) {
            assertThatThrownBy(() -> Ffmpeg.require(program))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "there is no program '"
                                    + program
                                    + "', which reads cameras and videos; install it, such as by"
                                    + " 'apt install ffmpeg' or 'brew install ffmpeg', or name"
                                    + " another with --ffmpeg PATH");
        }
    }

    private static VideoCameras start(String program, Duration silence, VideoCamera... cameras) {
        return new VideoCameras(
                List.of(cameras),
                name -> "north",
                new WatchSettings(
                        program, silence, Duration.ofMillis(1), Duration.ofMillis(20), 4));
    }

    private static CameraWatch only(VideoCameras cameras) {
        assertThat(cameras.watches()).hasSize(1);
        return cameras.watches().get(0);
    }

    private VideoCamera live(String name) {
        return camera(name, VideoSource.parse(ADDRESS + name, folder));
    }

    private VideoCamera file(String name) throws IOException {
        Files.writeString(folder.resolve(name), "");
        return camera(name, VideoSource.parse(name, folder));
    }

    private static VideoCamera camera(String name, VideoSource source) {
        return new VideoCamera(
                name, source, OptionalDouble.empty(), Optional.empty(), 4, List.of());
    }

    private static void awaitUntil(Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(1)).until(condition);
    }
}

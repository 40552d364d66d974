// SPDX-License-Identifier: Apache-2.0
package io.orric.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.local.ChildJvm;
import io.orric.testutils.Project;
import io.orric.testutils.Videos;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's way from nothing to what the job says of an own camera. */
class LocalClusterITCase {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    @TempDir private Path folder;

    @BeforeAll
    static void ffmpeg() throws InterruptedException {
        Videos.assumeFfmpeg();
    }

    @Test
    void fourCommandsAnswerTheFramesOfAVideo() throws Exception {
        int flink = freePort();
        Path files = folder.resolve("orric-cluster");
        Path video = folder.resolve("clip.mp4");
        Videos.write(video, 50);
        try (ChildJvm cluster =
                orric(
                        "cluster",
                        "--folder=" + files,
                        "--kafka-port=" + freePort(),
                        "--flink-port=" + flink)) {
            await().atMost(TIMEOUT)
                    .until(
                            () -> {
                                cluster.requireAlive();
                                return cluster.tail().contains("Ctrl-C ends everything.");
                            });
            String conf = "--conf=" + files.resolve("orric.yaml");
            requireDone(
                    orric(
                            "submit",
                            conf,
                            "--cluster=http://localhost:" + flink,
                            "--jar=" + Project.jobJar(),
                            "--create-topics"));
            try (ChildJvm watch = orric("watch", conf, "--only=predictions", "--count=50")) {
                await().atMost(TIMEOUT).until(() -> watch.tail().contains("Watching predictions"));
                requireDone(orric("feed", conf, "--source=" + video, "--camera=gate"));
                assertThat(watch.await()).as(watch.tail()).isZero();
                assertThat(watch.tail()).contains("prediction   default  gate  ");
            }
        }
    }

    private static void requireDone(ChildJvm command) {
        try (command) {
            assertThat(command.await()).as(command.tail()).isZero();
        }
    }

    private ChildJvm orric(String verb, String... options) {
        List<String> arguments = new ArrayList<>(List.of(verb));
        arguments.addAll(List.of(options));
        return Project.orric(verb).arguments(arguments).startIn(folder);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

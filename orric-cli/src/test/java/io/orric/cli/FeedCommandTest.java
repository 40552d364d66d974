// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.NpyFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of {@code orric feed} where there is no broker. */
class FeedCommandTest {

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Path conf;

    @BeforeEach
    void configure() throws Exception {
        conf = Files.createFile(folder.resolve("orric.yaml"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rate fast | --rate is fast, must be frames per second, 0 or max",
                "--rate -1 | --rate is -1, must be frames per second, 0 or max",
                "--rate NaN | --rate is NaN, must be frames per second, 0 or max",
                "--cameras 0 | cameras are 0, must be from 1 to 100000",
                "--count 0 | --count is 0, must be at least 1",
                "--scenes 0 | --scenes is 0, must be at least 1",
                "--show -5 | --show is -5, must be at least 1",
                "--create-topic 0 | --create-topic is 0, must be at least 1",
                "--loop | --loop is for recordings, leave it out",
                "--frames . --scenes 5 | --scenes is for synthetic cameras, leave it out",
                "--source http://h/x --camera x --show 5 | --show is given without"
                        + " --drift, add --drift",
                "--source http://h/x --camera x --drift hail:1 | --drift: 'hail:1' is no file of"
                        + " a drift script, nor conditions: condition is 'hail', must be one of"
                        + " dusk, night, fog, rain, snow, defocus, sensor-noise, low-bitrate",
                "--source http://h/x | --source needs the name of its camera, give it by --camera",
                "--source ftp://a:pw@h/x --camera c | --source is ftp://***, must be"
                        + " rtsp://HOST/PATH, http://HOST/PATH, a device such as /dev/video0 or a"
                        + " video file",
                "--source rtsp://a:pw@h/x --camera c | --source is rtsp://***@h/x, whose password"
                        + " stands in this machine's list of processes for all to read; put the"
                        + " camera into a file and give --cameras FILE",
                "--source http://h/x --camera c --rate max | --rate is max, must be frames a"
                        + " second, above 0 and at most 1000",
                "--source http://h/x --camera c --site south | --site is south, but the"
                        + " configuration has camera c at site default; add"
                        + " 'orric.sites.cameras.c: south' to the configuration that feed and job"
                        + " share",
                "--source http://h/x --camera c --silence 0 | --silence is 0.0, must be from 1 to"
                        + " 3600 seconds",
                "--source http://h/x --camera c --count 5 | --count is for synthetic and recorded"
                        + " cameras, leave it out",
                "--metrics 9464 | --metrics is for real cameras, given by --cameras FILE or"
                        + " --source URL, leave it out",
                "--cameras no.yaml | --cameras is no.yaml, must be a number of synthetic or"
                        + " recorded cameras, or a YAML file of real ones, which must exist",
                "--cameras no.yaml --rate 5 | --rate is for one camera, leave it out: the file of"
                        + " --cameras has it",
                "--source http://h/x --camera c --ffmpeg no-such | there is no program 'no-such',"
                        + " which reads cameras and videos; install it, such as by 'apt install"
                        + " ffmpeg' or 'brew install ffmpeg', or name another with --ffmpeg PATH",
                "-Dorric.kafka.topic.frames=f | there is no option orric.kafka.topic.frames, did"
                        + " you mean orric.kafka.topics.frames?",
                "-Dorric.kafka.properties.acks=7 | Kafka's client does not take its configuration:"
                        + " Invalid value 7 for configuration acks: String must be one of: all,"
                        + " -1, 0, 1",
            })
    void wrongUsageIsToldInALine(String arguments, String line) {
        assertThat(feed(arguments.split(" "))).isEqualTo(2);
        assertThat(err).hasToString("orric: " + line + System.lineSeparator());
        assertThat(out).hasToString("");
    }

    @Test
    void numbersForLabelsNeedNames() throws Exception {
        Path npy =
                NpyFile.write(
                        folder.resolve("fog.npy"), "(2, 1, 1, 3)", new byte[] {1, 2, 3, 4, 5, 6});
        NpyFile.write(folder.resolve("labels.npy"), "(2,)", new byte[] {0, 1});
        assertThat(feed("--frames", npy.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("labels.npy has numbers for labels, name the classes with --classes");
    }

    @Test
    void aBrokerThatIsNotThereIsNamed() throws Exception {
        String address = "127.0.0.1:" + unusedPort();
        int code =
                feed(
                        "--bootstrap",
                        address,
                        "-Dorric.kafka.properties.default.api.timeout.ms=500",
                        "-Dorric.kafka.properties.request.timeout.ms=500");
        assertThat(code).isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "orric: no Kafka broker answers at "
                                + address
                                + ", start it, or name another with --bootstrap HOST:PORT"
                                + System.lineSeparator());
    }

    @Test
    void aHostThatIsNotThereIsNamed() {
        assertThat(feed("--bootstrap", "broker.invalid:9092")).isEqualTo(1);
        assertThat(err.toString()).contains("no Kafka broker answers at broker.invalid:9092,");
    }

    private int feed(String... arguments) {
        List<String> all = new ArrayList<>(List.of("feed", "--conf", conf.toString()));
        all.addAll(List.of(arguments));
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

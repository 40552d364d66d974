// SPDX-License-Identifier: Apache-2.0
package io.orric.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests to a cluster, and the reading of its answers; a real one is in system-tests. */
class FlinkRestTest {

    private static final String TRACE =
            """
            Internal server error.
            org.apache.flink.runtime.rest.handler.RestHandlerException: Could not run the jar.
            \tat some.Place(Here.java:1)
            Caused by: java.util.concurrent.CompletionException: wrapped
            Caused by: java.lang.IllegalArgumentException: option orric.seed is x, must be a number
            \tat another.Place(There.java:2)
            """;

    @TempDir private Path folder;

    private final Map<String, String> asked = new LinkedHashMap<>();
    private HttpServer server;
    private FlinkRest flink;
    private volatile String authorization;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    authorization = exchange.getRequestHeaders().getFirst("Authorization");
                    asked.put(
                            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        flink = new FlinkRest(URI.create("http://localhost:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aJarIsUploadedAsAFileOfAForm() throws Exception {
        answer = "{\"filename\": \"/tmp/flink-web/0815_job.jar\", \"status\": \"success\"}";
        assertThat(flink.upload(Files.writeString(folder.resolve("job.jar"), "the job")))
                .isEqualTo("0815_job.jar");
        assertThat(asked.get("POST /jars/upload"))
                .contains("name=\"jarfile\"; filename=\"job.jar\"")
                .contains("\r\n\r\nthe job\r\n--");
    }

    @Test
    void aJobRunsWithItsArgumentsFromASavepoint() throws Exception {
        answer = "{\"jobid\": \"4711\"}";
        assertThat(flink.run("a.jar", List.of("-D", "k=\"v\""), Optional.of("file:///s")))
                .isEqualTo("4711");
        assertThat(new ObjectMapper().readTree(asked.get("POST /jars/a.jar/run")))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        """
                                        {"programArgsList": ["-D", "k=\\"v\\""],
                                         "savepointPath": "file:///s"}"""));
    }

    @Test
    void aRefusalSaysTheInnermostReason() throws Exception {
        status = 500;
        answer = new ObjectMapper().writeValueAsString(Map.of("errors", List.of("Oops", TRACE)));
        assertThatThrownBy(() -> flink.run("a.jar", List.of(), Optional.empty()))
                .isInstanceOf(ClusterException.class)
                .hasMessage("the cluster refused: option orric.seed is x, must be a number");
    }

    @Test
    void theLastFailureOfAJobIsItsInnermostReason() throws Exception {
        answer = "{\"exceptionHistory\": {\"entries\": []}}";
        assertThat(flink.failure("4711")).isEmpty();
        answer =
                new ObjectMapper()
                        .writeValueAsString(
                                Map.of(
                                        "exceptionHistory",
                                        Map.of("entries", List.of(Map.of("stacktrace", TRACE)))));
        assertThat(flink.failure("4711")).contains("option orric.seed is x, must be a number");
    }

    @Test
    void jobsHaveNamesAndStates() throws Exception {
        answer =
                """
                {"jobs": [{"jid": "4711", "name": "north (group gate)", "state": "RESTARTING"},
                          {"jid": "4712", "name": "south", "state": "CANCELED"}]}""";
        assertThat(flink.jobs())
                .containsExactly(
                        new FlinkRest.Job("4711", "north (group gate)", "RESTARTING"),
                        new FlinkRest.Job("4712", "south", "CANCELED"));
        assertThat(flink.jobs()).extracting(FlinkRest.Job::hasEnded).containsExactly(false, true);
    }

    @Test
    void aJobIsCancelled() throws Exception {
        flink.cancel("4711");
        assertThat(asked).containsOnlyKeys("PATCH /jobs/4711");
    }

    @Test
    void whateverElseAnswersIsNoCluster() {
        status = 404;
        answer = "<html>nothing here</html>";
        assertThatThrownBy(() -> flink.job("4711"))
                .isInstanceOf(ClusterException.class)
                .hasMessageEndingWith("answers 404, is it a Flink cluster?");
    }

    @ParameterizedTest
    @CsvSource({
        "200, is it a Flink cluster?",
        "302, name the final address in --cluster",
        "401, give --token-file FILE or --header",
        "413, raise its limit",
        "502, start the JobManager"
    })
    void aProxyThatDoesNotPassARequestIsToldWithTheRemedy(int code, String remedy) {
        status = code;
        answer = "<html>no</html>";
        assertThatThrownBy(() -> flink.job("4711"))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(" answers " + code)
                .hasMessageContaining(remedy);
    }

    @Test
    void headersGoWithEveryRequestAndAreNotShown() throws Exception {
        URI address = URI.create("http://localhost:" + server.getAddress().getPort());
        ClusterAccess access =
                new ClusterAccess(
                        address, Map.of("Authorization", "Bearer hunter2"), Optional.empty());
        new FlinkRest(access).job("4711");
        assertThat(authorization).isEqualTo("Bearer hunter2");
        assertThat(access.toString()).isEqualTo(address + "/");
        status = 403;
        answer = "{}";
        assertThatThrownBy(() -> new FlinkRest(access).job("4711"))
                .hasMessageEndingWith(
                        "does not accept the token or the headers that were sent: get"
                                + " a new one")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aClusterWithoutTlsIsToldApart() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            // A thread of its own: the common pool may be waiting for something else.
            CompletableFuture<Void> answered =
                    CompletableFuture.runAsync(
                            () -> answerWithoutTls(plain), task -> new Thread(task).start());
            URI address = URI.create("https://localhost:" + plain.getLocalPort());
            assertThatThrownBy(() -> new FlinkRest(address).job("4711"))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageEndingWith("does not speak TLS, write http:// in --cluster");
            answered.get();
        }
    }

    private static void answerWithoutTls(ServerSocket server) {
        try (Socket socket = server.accept()) {
            assertThat(socket.getInputStream().read()).as("a request came").isNotNegative();
            socket.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anUnknownHostIsToldApart() {
        assertThatThrownBy(() -> new FlinkRest(URI.create("http://no.host.invalid")).job("4711"))
                .isInstanceOf(ClusterException.class)
                .hasMessage("nobody knows the host of http://no.host.invalid/, correct --cluster");
    }

    @Test
    void nobodyAnswering() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> new FlinkRest(URI.create("http://localhost:" + free)).job("4711"))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith("no Flink cluster answers at http://localhost:" + free);
    }
}

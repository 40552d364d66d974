// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.orric.cluster.ClusterException;
import io.orric.cluster.FlinkRest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubmittedJobTest {

    private static final String FAILURE =
            """
            {"exceptionHistory": {"entries": [{"stacktrace": "a.B: no broker at kafka:9092"}]}}""";

    private HttpServer server;
    private SubmittedJob job;
    private String state = "RUNNING";
    private String taskState = "INITIALIZING";
    private String failures = "{}";
    private boolean refusesToCancel;
    private int cancellations;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jobs/4711", this::answer);
        server.start();
        URI cluster = URI.create("http://localhost:" + server.getAddress().getPort());
        job = new SubmittedJob(new FlinkRest(cluster), "4711", Duration.ZERO);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aJobWhoseTasksRunIsLeftAlone() throws Exception {
        taskState = "RUNNING";
        job.awaitRunning();
        assertThat(cancellations).isZero();
    }

    @Test
    void aJobThatFailsIsCancelled() {
        failures = FAILURE;
        assertRefused("the job fails and is cancelled: no broker at kafka:9092");
        assertThat(cancellations).isEqualTo(1);
    }

    @Test
    void aJobThatHasFailedForGoodIsNotCancelled() {
        failures = FAILURE;
        state = "FAILED";
        assertRefused("the job fails and has ended: no broker at kafka:9092");
        assertThat(cancellations).isZero();
    }

    @Test
    void aJobThatDoesNotStartIsCancelled() {
        assertRefused(
                "the job does not start within 0 s and is cancelled, has the cluster free task"
                        + " slots?");
        assertThat(cancellations).isEqualTo(1);
    }

    @Test
    void aJobThatStaysIsNamed() {
        failures = FAILURE;
        refusesToCancel = true;
        assertRefused(
                "the job fails and cannot be cancelled (the cluster refused: no leader): no broker"
                        + " at kafka:9092");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(job::awaitRunning)
                .isInstanceOf(ClusterException.class)
                .hasMessage(message);
    }

    private void answer(HttpExchange exchange) throws IOException {
        int status = 200;
        String answer =
                """
                {"state": "%s", "vertices": [{"status": "%s"}]}"""
                        .formatted(state, taskState);
        if (exchange.getRequestURI().getPath().endsWith("/exceptions")) {
            answer = failures;
        } else if (exchange.getRequestMethod().equals("PATCH")) {
            cancellations++;
            if (refusesToCancel) {
                status = 500;
                answer = "{\"errors\": [\"no leader\"]}";
            } else {
                state = "CANCELED";
            }
        }
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Flink's REST API, as far as tests use it. */
public final class FlinkRest {

    /** States that a job does not leave any more. */
    public static final Set<String> ENDS = Set.of("CANCELED", "FINISHED", "FAILED");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final URI address;

    FlinkRest(URI address) {
        this.address = address;
    }

    /** What to run: a job of an uploaded jar. */
    public record Submission(String jar, String mainClass, List<String> arguments) {}

    /** What the JobManager knows of a job's checkpoints; the path is null before the first. */
    public record Checkpoints(long completed, long failed, String latestPath) {}

    /** Whether the JobManager is there and leads. */
    public boolean answers() {
        try {
            return get("/overview").has("taskmanagers");
        } catch (UncheckedIOException | IllegalStateException e) {
            return false;
        }
    }

    /** Resource ids of the TaskManagers that are registered. */
    public Set<String> taskManagers() {
        return stream(get("/taskmanagers").get("taskmanagers"))
                .map(each -> each.get("id").asText())
                .collect(Collectors.toSet());
    }

    /** Resource ids of the TaskManagers that a job runs on. */
    public Set<String> taskManagersOf(String job) {
        return vertices(job).values().stream()
                .map(vertex -> get("/jobs/" + job + "/vertices/" + vertex + "/taskmanagers"))
                .flatMap(vertex -> stream(vertex.get("taskmanagers")))
                .map(each -> each.get("taskmanager-id").asText())
                .collect(Collectors.toSet());
    }

    /** Uploads a jar and gives the name that the cluster knows it by. */
    public String upload(Path jar) {
        String boundary = "----orric-system-tests";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String head =
                String.join(
                        "\r\n",
                        "--%s",
                        "Content-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"",
                        "Content-Type: application/x-java-archive",
                        "",
                        "");
        try {
            body.writeBytes(utf8(head.formatted(boundary, jar.getFileName())));
            body.writeBytes(Files.readAllBytes(jar));
            body.writeBytes(utf8("\r\n--%s--\r\n".formatted(boundary)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HttpRequest.Builder request =
                request("/jars/upload")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()));
        return Path.of(send(request).get("filename").asText()).getFileName().toString();
    }

    /** Starts a job and gives its id. */
    public String submit(Submission submission) {
        return submit(submission, null);
    }

    /** Starts a job from a savepoint or retained checkpoint and gives its id. */
    public String submit(Submission submission, String savepoint) {
        ObjectNode body = JSON.createObjectNode();
        body.put("entryClass", submission.mainClass());
        submission.arguments().forEach(body.putArray("programArgsList")::add);
        if (savepoint != null) {
            body.put("savepointPath", savepoint);
        }
        return post("/jars/" + submission.jar() + "/run", body).get("jobid").asText();
    }

    /** CREATED, RUNNING, FAILING, RESTARTING, FINISHED, … */
    public String jobStatus(String job) {
        return get("/jobs/" + job).get("state").asText();
    }

    /** Whether the job and all its tasks run. */
    public boolean allTasksRun(String job) {
        JsonNode state = get("/jobs/" + job);
        return state.get("state").asText().equals("RUNNING")
                && stream(state.get("vertices"))
                        .allMatch(vertex -> vertex.get("status").asText().equals("RUNNING"));
    }

    /** Ids of the job's vertices by their names. */
    public Map<String, String> vertices(String job) {
        Map<String, String> vertices = new HashMap<>();
        for (JsonNode vertex : get("/jobs/" + job).get("vertices")) {
            vertices.put(vertex.get("name").asText(), vertex.get("id").asText());
        }
        return vertices;
    }

    /** The root cause of the job's last failure, empty if it never failed. */
    public String lastFailure(String job) {
        return get("/jobs/" + job + "/exceptions")
                .path("exceptionHistory")
                .path("entries")
                .path(0)
                .path("stacktrace")
                .asText("");
    }

    /** What the JobManager knows of a job's checkpoints. */
    public Checkpoints checkpoints(String job) {
        JsonNode all = get("/jobs/" + job + "/checkpoints");
        return new Checkpoints(
                all.path("counts").path("completed").asLong(),
                all.path("counts").path("failed").asLong(),
                all.path("latest").path("completed").path("external_path").asText(null));
    }

    /**
     * Current values of metrics of a vertex, summed over its subtasks.
     *
     * @param suffixes ends of metric names; a metric is known by its whole name in the result
     */
    public Map<String, Double> metrics(String job, String vertex, List<String> suffixes) {
        String path = "/jobs/" + job + "/vertices/" + vertex + "/subtasks/metrics";
        List<String> names =
                stream(get(path))
                        .map(metric -> metric.get("id").asText())
                        .filter(name -> suffixes.stream().anyMatch(name::endsWith))
                        .toList();
        Map<String, Double> values = new HashMap<>();
        if (!names.isEmpty()) {
            for (JsonNode metric : get(path + "?get=" + String.join(",", names))) {
                values.put(metric.get("id").asText(), metric.get("sum").asDouble());
            }
        }
        return values;
    }

    /** The sum of all metrics of a job whose names end so, over vertices and subtasks. */
    public double metricSum(String job, String suffix) {
        return vertices(job).values().stream()
                .flatMap(vertex -> metrics(job, vertex, List.of(suffix)).values().stream())
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** Cancels a job and waits until it ended. */
    public void cancel(String job) {
        send(request("/jobs/" + job).method("PATCH", BodyPublishers.noBody()));
        awaitEnd(job);
    }

    /** Stops a job with a savepoint, waits until it ended and gives the savepoint's path. */
    public String stopWithSavepoint(String job, Path target) {
        ObjectNode body = JSON.createObjectNode();
        body.put("targetDirectory", target.toUri().toString());
        body.put("drain", false);
        String trigger = post("/jobs/" + job + "/stop", body).get("request-id").asText();
        String path = "/jobs/" + job + "/savepoints/" + trigger;
        await().atMost(TIMEOUT)
                .until(() -> get(path).path("status").path("id").asText().equals("COMPLETED"));
        JsonNode operation = get(path).get("operation");
        if (!operation.has("location")) {
            throw new IllegalStateException("The savepoint failed: " + operation);
        }
        awaitEnd(job);
        return operation.get("location").asText();
    }

    private void awaitEnd(String job) {
        await().atMost(TIMEOUT).until(() -> ENDS.contains(jobStatus(job)));
    }

    /**
     * Asks for what is at a path.
     *
     * @throws UncheckedIOException if nobody answers
     * @throws IllegalStateException if the answer is an error
     */
    public JsonNode get(String path) {
        return send(request(path).GET());
    }

    private JsonNode post(String path, JsonNode body) {
        BodyPublisher content = BodyPublishers.ofString(body.toString());
        return send(request(path).header("Content-Type", "application/json").POST(content));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(TIMEOUT);
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new IllegalStateException(
                        "%s: %d %s"
                                .formatted(response.uri(), response.statusCode(), response.body()));
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}

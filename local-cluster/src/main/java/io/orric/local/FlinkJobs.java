// SPDX-License-Identifier: Apache-2.0
package io.orric.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.orric.cluster.FlinkRest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The jobs of a cluster and what they run on, over its REST API. Every method throws {@link
 * UncheckedIOException} if the cluster does not answer or refuses.
 */
public final class FlinkJobs {

    private static final Duration END_TIMEOUT = Duration.ofMinutes(2);

    private final FlinkRest rest;

    FlinkJobs(URI cluster) {
        rest = new FlinkRest(cluster);
    }

    /** Checkpoints of a job, as the JobManager knows them; the path is null before the first. */
    public record Checkpoints(long completed, long failed, String latestPath) {}

    /** A request to the cluster. */
    @FunctionalInterface
    private interface Request<T> {
        T send() throws IOException;
    }

    /** Returns whether the JobManager is there and leads. */
    public boolean answers() {
        try {
            return get("overview").has("taskmanagers");
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Resource ids of the TaskManagers that are registered. */
    public Set<String> taskManagers() {
        return stream(get("taskmanagers").get("taskmanagers"))
                .map(each -> each.get("id").asText())
                .collect(Collectors.toSet());
    }

    /** Resource ids of the TaskManagers that a job runs on. */
    public Set<String> taskManagersOf(String job) {
        return vertices(job)
                .map(vertex -> get("jobs/" + job + "/vertices/" + vertex + "/taskmanagers"))
                .flatMap(vertex -> stream(vertex.get("taskmanagers")))
                .map(each -> each.get("taskmanager-id").asText())
                .collect(Collectors.toSet());
    }

    /**
     * Starts the job of a jar, from a savepoint or retained checkpoint if given, and gives its id.
     */
    public String submit(Path jar, List<String> arguments, Optional<String> savepoint) {
        return answer(() -> rest.run(rest.upload(jar), arguments, savepoint));
    }

    /** The state of a job, such as RUNNING. */
    public String state(String job) {
        return get("jobs/" + job).get("state").asText();
    }

    /** The name of a job. */
    public String name(String job) {
        return get("jobs/" + job).get("name").asText();
    }

    /** Returns whether the job has ended for good. */
    public boolean ended(String job) {
        return answer(() -> rest.hasEnded(job));
    }

    /** Returns whether the job and all its tasks run. */
    public boolean allTasksRun(String job) {
        JsonNode state = get("jobs/" + job);
        return state.get("state").asText().equals("RUNNING")
                && stream(state.get("vertices"))
                        .allMatch(vertex -> vertex.get("status").asText().equals("RUNNING"));
    }

    /** The root cause of the job's last failure, empty if it never failed. */
    public Optional<String> lastFailure(String job) {
        return answer(() -> rest.failure(job));
    }

    /** Checkpoints of a job, as the JobManager knows them. */
    public Checkpoints checkpoints(String job) {
        JsonNode all = get("jobs/" + job + "/checkpoints");
        return new Checkpoints(
                all.path("counts").path("completed").asLong(),
                all.path("counts").path("failed").asLong(),
                all.path("latest").path("completed").path("external_path").asText(null));
    }

    /** Sizes of the last completed checkpoints of a job in bytes, the newest first. */
    public List<Long> checkpointSizes(String job) {
        return stream(get("jobs/" + job + "/checkpoints").path("history"))
                .filter(each -> each.path("status").asText().equals("COMPLETED"))
                .map(each -> each.path("state_size").asLong())
                .toList();
    }

    /** The sum of all metrics of a job whose names end so, over vertices and subtasks. */
    public double metricSum(String job, String suffix) {
        return vertices(job)
                .map(vertex -> "jobs/" + job + "/vertices/" + vertex + "/subtasks/metrics")
                .flatMap(metrics -> sums(metrics, suffix))
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private Stream<Double> sums(String metrics, String suffix) {
        String names =
                stream(get(metrics))
                        .map(metric -> metric.get("id").asText())
                        .filter(name -> name.endsWith(suffix))
                        .collect(Collectors.joining(","));
        return names.isEmpty()
                ? Stream.empty()
                : stream(get(metrics + "?get=" + names)).map(each -> each.get("sum").asDouble());
    }

    /** Cancels a job and waits until it ended. */
    public void cancel(String job) {
        answer(
                () -> {
                    rest.cancel(job);
                    return job;
                });
        Waiting.until(END_TIMEOUT, "the end of job " + job, () -> ended(job));
    }

    /** Stops a job with a savepoint, waits until it ended and gives the savepoint's path. */
    public String stopWithSavepoint(String job, Path target) {
        Map<String, Object> body =
                Map.of("targetDirectory", target.toUri().toString(), "drain", false);
        String trigger =
                answer(() -> rest.send("POST", "jobs/" + job + "/stop", body))
                        .get("request-id")
                        .asText();
        String path = "jobs/" + job + "/savepoints/" + trigger;
        Waiting.until(
                END_TIMEOUT,
                "the savepoint of job " + job,
                () -> get(path).path("status").path("id").asText().equals("COMPLETED"));
        JsonNode operation = get(path).get("operation");
        if (!operation.has("location")) {
            throw new IllegalStateException("The savepoint failed: " + operation);
        }
        Waiting.until(END_TIMEOUT, "the end of job " + job, () -> ended(job));
        return operation.get("location").asText();
    }

    /** Ids of the job's vertices. */
    private Stream<String> vertices(String job) {
        return stream(get("jobs/" + job).get("vertices")).map(vertex -> vertex.get("id").asText());
    }

    private JsonNode get(String path) {
        return answer(() -> rest.get(path));
    }

    private static <T> T answer(Request<T> request) {
        try {
            return request.send();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.cluster;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A client of <a
 * href="https://nightlies.apache.org/flink/flink-docs-release-2.2/docs/ops/rest_api/">Flink's REST
 * API</a>. Every request throws {@link ClusterException} if nobody answers, somebody else than a
 * cluster answers, or the cluster refuses.
 */
public final class FlinkRest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDS = Set.of("CANCELED", "FINISHED", "FAILED");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Installing models over a slow network is part of submitting. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);

    private final HttpClient client;
    private final ClusterAccess access;

    /**
     * A cluster that asks nobody who they are.
     *
     * @param cluster address of the job manager's REST endpoint, as of its web UI
     */
    public FlinkRest(URI cluster) {
        this(ClusterAccess.open(cluster));
    }

    /** A cluster, and how to get to it. */
    public FlinkRest(ClusterAccess access) {
        this.access = access;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT);
        access.trust().ifPresent(trust -> builder.sslContext(trust.context()));
        this.client = builder.build();
    }

    /**
     * A job of the cluster.
     *
     * @param id its id
     * @param name its name, as the web UI shows it
     * @param state its state, such as RUNNING
     */
    public record Job(String id, String name, String state) {

        /** Returns whether it has ended for good, so that it is not restarted. */
        public boolean hasEnded() {
            return ENDS.contains(state);
        }
    }

    /** The page of a job in the web UI. */
    public URI webUi(String job) {
        return access.address().resolve("#/job/running/" + job);
    }

    /**
     * Uploads a jar.
     *
     * @return the id by which the cluster knows it
     */
    public String upload(Path jar) throws IOException {
        String boundary = "orric-job-jar";
        String head =
                String.join(
                        "\r\n",
                        "--" + boundary,
                        "Content-Disposition: form-data; name=\"jarfile\"; filename=\""
                                + jar.getFileName()
                                + "\"",
                        "Content-Type: application/x-java-archive",
                        "",
                        "");
        BodyPublisher parts =
                BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofFile(jar),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        JsonNode answer =
                answer(
                        request("jars/upload")
                                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                                .POST(parts));
        String stored = answer.path("filename").asText();
        return stored.substring(stored.lastIndexOf('/') + 1);
    }

    /**
     * Runs the main class of an uploaded jar.
     *
     * @param savepoint savepoint that the job goes on from
     * @return the id of the job
     * @throws ClusterException with the reason, if the job was refused
     */
    public String run(String jar, List<String> arguments, Optional<String> savepoint)
            throws IOException {
        Map<String, Object> body = new HashMap<>(Map.of("programArgsList", arguments));
        savepoint.ifPresent(path -> body.put("savepointPath", path));
        return send("POST", "jars/" + jar + "/run", body).path("jobid").asText();
    }

    /** Removes an uploaded jar; jobs that run from it go on. */
    public void delete(String jar) throws IOException {
        answer(request("jars/" + jar).DELETE());
    }

    /** A job, with its {@code state} and its {@code vertices}, each with a {@code status}. */
    public JsonNode job(String job) throws IOException {
        return get("jobs/" + job);
    }

    /** Returns whether a job has ended for good, so that it is not restarted. */
    public boolean hasEnded(String job) throws IOException {
        return ENDS.contains(job(job).path("state").asText());
    }

    /** All jobs that the cluster remembers, also those that have ended. */
    public List<Job> jobs() throws IOException {
        List<Job> jobs = new ArrayList<>();
        for (JsonNode job : get("jobs/overview").path("jobs")) {
            jobs.add(
                    new Job(
                            job.path("jid").asText(),
                            job.path("name").asText(),
                            job.path("state").asText()));
        }
        return jobs;
    }

    /** Asks for a job to be cancelled, which takes some time. */
    public void cancel(String job) throws IOException {
        send("PATCH", "jobs/" + job, Map.of());
    }

    /** The first line of a job's last failure; empty if it never failed. */
    public Optional<String> failure(String job) throws IOException {
        JsonNode entries =
                get("jobs/" + job + "/exceptions").path("exceptionHistory").path("entries");
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(StackTraces.rootCause(entries.get(0).path("stacktrace").asText()));
    }

    /** Asks for what is at a path, such as {@code jobs/overview}. */
    public JsonNode get(String path) throws IOException {
        return answer(request(path));
    }

    /** Sends a JSON object to a path by a method such as {@code PATCH}. */
    public JsonNode send(String method, String path, Map<String, Object> body) throws IOException {
        return answer(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(access.address().resolve(path)).timeout(ANSWER_TIMEOUT);
        access.headers().forEach(request::header);
        return request;
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException {
        HttpResponse<String> response;
        try {
            response = client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw RestFailures.of(access, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while waiting for " + access);
        }
        JsonNode body;
        try {
            body = JSON.readTree(response.body());
        } catch (JacksonException e) {
            // Whoever answers is no Flink cluster, but perhaps a proxy before one.
            throw RestFailures.of(access, response);
        }
        if (response.statusCode() / 100 == 2) {
            return body;
        }
        throw refusal(response, body.path("errors"));
    }

    /** The complaint of the cluster, which answers with the stack trace of a failed submission. */
    private ClusterException refusal(HttpResponse<String> response, JsonNode errors) {
        String last = errors.path(errors.size() - 1).asText();
        return last.isEmpty()
                ? RestFailures.of(access, response)
                : new ClusterException("the cluster refused: " + StackTraces.rootCause(last));
    }
}

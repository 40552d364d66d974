// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orric.local.ChildJvm;
import io.orric.local.Folders;
import io.orric.local.Ports;
import io.orric.local.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * S3-compatible store with one bucket, a process that keeps its objects in memory and notes the
 * requests to it.
 */
public final class S3Store implements AutoCloseable {

    private static final String BUCKET = "orric";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
    private static final Path BUILT = Project.root().resolve("system-tests/target/s3");
    private static final Pattern REQUEST =
            Pattern.compile("\\{([A-Z]+)@[0-9a-f]+ http://[^/ ]+/([^ ?]*)\\??(\\S*) HTTP/1.1\\}");
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
    private static final Pattern PREFIX = Pattern.compile("(?:^|&)prefix=([^&]*)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private ChildJvm process;
    private int port;

    /**
     * A request to the store.
     *
     * @param verb method of HTTP; {@code LIST} for a listing
     * @param key key of the object, or prefix of the listed ones
     */
    public record Request(String verb, String key) {}

    /** Not started yet; its files will be in a folder of this name below the module's target. */
    public S3Store(String name) {
        folder = Project.workFolder(name);
    }

    /** Starts it, empty. */
    public void create() {
        Ports.start(1, this::startOn, this::close);
    }

    private void startOn(List<Integer> ports) {
        port = ports.get(0);
        Folders.delete(folder);
        Path properties = folder.resolve("s3proxy.conf");
        Path logging = folder.resolve("logback.xml");
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    properties,
                    """
                    s3proxy.endpoint=http://127.0.0.1:%d
                    s3proxy.authorization=none
                    jclouds.provider=transient-nio2
                    jclouds.identity=nobody
                    jclouds.credential=nothing
                    """
                            .formatted(port));
            Files.writeString(
                    logging,
                    """
                    <configuration>
                      <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                        <encoder><pattern>%msg%n</pattern></encoder>
                      </appender>
                      <logger name="org.gaul.s3proxy.S3ProxyHandler" level="debug"/>
                      <root level="info"><appender-ref ref="OUT"/></root>
                    </configuration>
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process =
                ChildJvm.launch("store", "org.gaul.s3proxy.Main")
                        .classPath(Project.CHECKOUT.files("system-tests/target/s3/server"))
                        .jvm(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"))
                        .jvm(List.of("-Dlogback.configurationFile=" + logging))
                        .arguments(List.of("--properties", properties.toString()))
                        .startIn(folder);
        Waiting.until(
                START_TIMEOUT,
                "the store to make a bucket",
                () -> {
                    process.requireAlive();
                    return answersTo("PUT", "");
                });
    }

    /** Has a cluster find it by {@code s3://}; before the cluster's start. */
    public void join(FlinkCluster cluster) {
        options().forEach(cluster::with);
        environment().forEach(cluster::withVariable);
    }

    /** Options of Flink by which it is found. */
    public Map<String, String> options() {
        return Map.of(
                "s3.endpoint",
                "http://127.0.0.1:" + port,
                "s3.path.style.access",
                "true",
                "s3.access-key",
                "nobody",
                "s3.secret-key",
                "nothing");
    }

    /** Environment of a process that finds Flink's plugin for it. */
    public Map<String, String> environment() {
        return Map.of("FLINK_PLUGINS_DIR", BUILT.resolve("plugins").toString());
    }

    /** A folder in it. */
    public String uri(String name) {
        return "s3://" + BUCKET + "/" + name;
    }

    /** Requests since it was started, in their order. */
    public List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        try (var lines = Files.lines(process.log(), UTF_8)) {
            lines.filter(line -> line.startsWith("request: ")).forEach(line -> add(line, requests));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return requests;
    }

    private static void add(String line, List<Request> requests) {
        Matcher matcher = REQUEST.matcher(line);
        if (!matcher.find()) {
            throw new IllegalStateException("not a request: " + line);
        }
        String key = URLDecoder.decode(matcher.group(2), UTF_8).substring(BUCKET.length());
        String query = matcher.group(3);
        Matcher prefix = PREFIX.matcher(query);
        if (key.length() <= 1 && matcher.group(1).equals("GET") && prefix.find()) {
            requests.add(new Request("LIST", URLDecoder.decode(prefix.group(1), UTF_8)));
        } else {
            requests.add(new Request(matcher.group(1), key.isEmpty() ? key : key.substring(1)));
        }
    }

    /** Keys of the objects whose keys begin so, 1000 at most. */
    public List<String> keys(String prefix) {
        HttpResponse<byte[]> listing = send("GET", "?list-type=2&prefix=" + prefix);
        return KEY.matcher(new String(listing.body(), UTF_8))
                .results()
                .map(key -> key.group(1))
                .toList();
    }

    /** Content of an object. */
    public byte[] read(String key) {
        HttpResponse<byte[]> answer = send("GET", "/" + key);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(key + ": " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() {
        if (process != null) {
            process.kill();
        }
    }

    private boolean answersTo(String verb, String path) {
        try {
            return send(verb, path).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private HttpResponse<byte[]> send(String verb, String path) {
        URI uri = URI.create("http://127.0.0.1:" + port + "/" + BUCKET + path);
        HttpRequest request =
                HttpRequest.newBuilder(uri).method(verb, BodyPublishers.noBody()).build();
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

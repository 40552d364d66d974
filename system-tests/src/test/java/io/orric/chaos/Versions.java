// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orric.local.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Digests of a job's students as they appear in its registry, all versions of all sites. */
final class Versions implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> looking;
    private final Path registry;

    /** Digests by the path of the version's manifest. */
    private final Map<Path, String> seen = new TreeMap<>();

    /** Starts to look. */
    Versions(VideoJob job) {
        registry = job.registry();
        looking = clock.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Manifest of a version. */
    static JsonNode manifest(VideoJob job, String site, long version) {
        try {
            return Json.read(
                    Files.readAllBytes(job.version(site, version).resolve("manifest.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Requires that each version still has the digest that it had when it was first seen. */
    synchronized void requireUnchanged() {
        assertThat(seen).isNotEmpty();
        await().ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(() -> assertThat(digests()).containsAllEntriesOf(seen));
    }

    private synchronized void look() {
        try {
            digests().forEach(seen::putIfAbsent);
        } catch (UncheckedIOException e) {
            // A file went away while its folder was listed; the next look finds the rest.
        }
    }

    private Map<Path, String> digests() {
        Map<Path, String> digests = new TreeMap<>();
        for (Path manifest : manifests()) {
            try {
                String digest = Json.read(Files.readAllBytes(manifest)).get("sha256").asText();
                digests.put(manifest, digest);
            } catch (NoSuchFileException e) {
                // It is annulled and removed in this moment.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return digests;
    }

    private List<Path> manifests() {
        if (!Files.exists(registry)) {
            return List.of();
        }
        return Folders.files(registry).stream()
                .filter(file -> file.endsWith("manifest.json"))
                .toList();
    }

    @Override
    public void close() {
        looking.cancel(false);
        clock.shutdown();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.monitoring;

import io.orric.testutils.FlinkCluster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All that the processes of a cluster show to Prometheus at a time. */
record Scrape(List<Series> series) {

    private static final Pattern REPORTER =
            Pattern.compile("Started PrometheusReporter HTTP server on port (\\d+)");

    /** Reads every process of a cluster. */
    static Scrape of(FlinkCluster cluster) {
        return new Scrape(targets(cluster).stream().flatMap(Scrape::read).toList());
    }

    /** Addresses of the reporters of a cluster's processes, as their logs tell them. */
    static List<URI> targets(FlinkCluster cluster) {
        try (Stream<Path> logs = Files.list(cluster.folder())) {
            return logs.filter(file -> file.toString().endsWith(".file.log"))
                    .flatMap(log -> REPORTER.matcher(text(log)).results())
                    .map((MatchResult port) -> "http://localhost:" + port.group(1) + "/metrics")
                    .map(URI::create)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The series that a selector selects. */
    Stream<Series> matching(Selector selector) {
        return series.stream().filter(selector::matches);
    }

    private static Stream<Series> read(URI target) {
        try (InputStream in = target.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Series::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The times at which retrainings of the sites of a registry ended, whatever came of them. */
final class Turns {

    private final Map<String, List<Long>> ended = new TreeMap<>();

    /** Reads the records of retrainings that are there now; names of sites must be harmless. */
    Turns(Path registry, List<String> sites) {
        for (String site : sites) {
            ended.put(site, ended(registry.resolve(site).resolve("retraining")));
        }
    }

    private static List<Long> ended(Path records) {
        if (!Files.exists(records)) {
            return List.of();
        }
        List<Long> times = new ArrayList<>();
        try (Stream<Path> files = Files.list(records)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                times.add(Files.getLastModifiedTime(file).toMillis());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return times.stream().sorted().toList();
    }

    /** Turns of the site that had the fewest. */
    int fewest() {
        return ended.values().stream().mapToInt(List::size).min().orElseThrow();
    }

    /** Turns of the site that had the most. */
    int most() {
        return ended.values().stream().mapToInt(List::size).max().orElseThrow();
    }

    /** Turns of all sites together. */
    int all() {
        return ended.values().stream().mapToInt(List::size).sum();
    }

    /**
     * The time between two turns of a site if all had as many: from when each had its first one to
     * the last one of all, milliseconds.
     */
    double fairInterval() {
        long begun = begun();
        long last = times().max().orElseThrow();
        long counted = times().filter(time -> time > begun).count();
        return (double) (last - begun) * ended.size() / counted;
    }

    /** The longest time between two turns of a site, milliseconds. */
    long longestInterval() {
        long begun = begun();
        long longest = 0;
        for (List<Long> times : ended.values()) {
            for (int i = 1; i < times.size(); i++) {
                if (times.get(i) > begun) {
                    longest = Math.max(longest, times.get(i) - times.get(i - 1));
                }
            }
        }
        return longest;
    }

    private long begun() {
        return ended.values().stream().mapToLong(times -> times.get(0)).max().orElseThrow();
    }

    private LongStream times() {
        return ended.values().stream().flatMap(List::stream).mapToLong(Long::longValue);
    }
}

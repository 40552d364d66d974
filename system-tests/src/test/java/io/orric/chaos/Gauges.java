// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.FlinkCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Numbers that tell what processes and folders hold, by name, sampled while a job works. */
final class Gauges {

    private final Map<String, LongSupplier> sources = new LinkedHashMap<>();
    private final Map<String, List<Long>> samples = new LinkedHashMap<>();

    /** Adds a gauge. */
    Gauges with(String name, LongSupplier source) {
        sources.put(name, source);
        samples.put(name, new ArrayList<>());
        return this;
    }

    /** Adds those of a Java process with the serial collector. */
    Gauges withProcess(String name, long pid) {
        Path process = Path.of("/proc/" + pid);
        return with(name + " resident MiB", () -> FlinkCluster.residentMemory(pid) >> 20)
                .with(name + " old generation MiB", () -> MemoryWatch.old(pid))
                .with(name + " threads", () -> count(process.resolve("task")))
                .with(name + " open files", () -> count(process.resolve("fd")));
    }

    /** Number of such files in a folder and its sub-folders, which come and go meanwhile. */
    static long files(Path folder, Predicate<Path> counted) {
        long[] found = {0};
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                            found[0] += counted.test(file) ? 1 : 0;
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException gone) {
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path visited, IOException gone) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found[0];
    }

    private static long count(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a sample of all. */
    void sample() {
        sources.forEach((name, source) -> samples.get(name).add(source.getAsLong()));
    }

    /** The largest value. */
    long worst(String name) {
        return samples.get(name).stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    /** Notes of each gauge the first and the largest value, and those of two quarters. */
    void note(String measurement) {
        samples.forEach(
                (name, values) -> {
                    Evidence.figure(measurement, name + ", first", values.get(0));
                    Evidence.figure(measurement, name + ", 2nd quarter", quarter(name, 1));
                    Evidence.figure(measurement, name + ", 4th quarter", quarter(name, 3));
                    Evidence.figure(measurement, name + ", most", worst(name));
                });
    }

    /**
     * Requires that gauges are no higher in the last quarter than in the second.
     *
     * @param share by which they may be higher
     * @param slack that is added, of small numbers
     */
    void requireFlat(double share, long slack, String... names) {
        for (String name : names) {
            assertThat((double) quarter(name, 3))
                    .as(name)
                    .isLessThanOrEqualTo((1 + share) * quarter(name, 1) + slack);
        }
    }

    private long quarter(String name, int quarter) {
        return MemoryWatch.median(samples.get(name), quarter, 4);
    }
}

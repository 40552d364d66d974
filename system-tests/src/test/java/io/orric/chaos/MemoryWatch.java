// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import io.orric.testutils.FlinkCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory of a TaskManager with the serial collector, in MiB, sampled while it works. */
final class MemoryWatch {

    private static final Pattern OLD_GENERATION =
            Pattern.compile("tenured generation +total \\d+K, used (\\d+)K");

    private final long pid;
    private final List<Long> resident = new ArrayList<>();
    private final List<Long> old = new ArrayList<>();

    MemoryWatch(long pid) {
        this.pid = pid;
    }

    /** Takes a sample: what is resident, and what of the old generation a collection leaves. */
    void sample() {
        resident.add(FlinkCluster.residentMemory(pid) >> 20);
        old.add(old(pid));
    }

    /** Old generation of a process with the serial collector, as a collection leaves it, MiB. */
    static long old(long pid) {
        jcmd(pid, "GC.run");
        Matcher used = OLD_GENERATION.matcher(jcmd(pid, "GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("process " + pid + " has no old generation");
        }
        return Long.parseLong(used.group(1)) >> 10;
    }

    long worstResident() {
        return resident.stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    long worstOld() {
        return old.stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    /** Median of the resident memory in a part of the samples, of so many parts. */
    long resident(int part, int parts) {
        return median(resident, part, parts);
    }

    /** Median of the old generation in a part of the samples, of so many parts. */
    long old(int part, int parts) {
        return median(old, part, parts);
    }

    /** Notes the largest values, and those of the second and of the last quarter. */
    void note(String measurement) {
        Evidence.figure(measurement, "resident worst MiB", worstResident());
        Evidence.figure(measurement, "resident 2nd quarter MiB", resident(1, 4));
        Evidence.figure(measurement, "resident 4th quarter MiB", resident(3, 4));
        Evidence.figure(measurement, "old generation worst MiB", worstOld());
        Evidence.figure(measurement, "old generation 2nd quarter MiB", old(1, 4));
        Evidence.figure(measurement, "old generation 4th quarter MiB", old(3, 4));
    }

    /** Median of a part of some values, of so many parts. */
    static long median(List<Long> all, int part, int parts) {
        List<Long> some =
                all.subList(all.size() * part / parts, all.size() * (part + 1) / parts).stream()
                        .sorted()
                        .toList();
        return some.get(some.size() / 2);
    }

    private static String jcmd(long pid, String command) {
        Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process =
                    new ProcessBuilder(program.toString(), "" + pid, command)
                            .redirectErrorStream(true)
                            .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

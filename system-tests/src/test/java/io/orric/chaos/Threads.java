// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Threads of other processes, as Linux shows them. */
final class Threads {

    /** Linux keeps so many characters of a thread's name. */
    private static final int NAME_LENGTH = 15;

    private Threads() {}

    /** Waits until a thread of a process is busy: it has computed for so long since the call. */
    static void awaitBusy(long pid, String name, Duration computed) {
        long before = cpuTicks(pid, name);
        // A hundred ticks are a second, on every Linux that Java runs on.
        long ticks = computed.toMillis() / 10;
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> cpuTicks(pid, name) >= before + ticks);
    }

    /** Number of threads of a process that have this name. */
    static long count(long pid, String name) {
        String kept = name.substring(0, Math.min(NAME_LENGTH, name.length()));
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return threads.map(Threads::stat)
                    .filter(stat -> stat.contains("(" + kept + ")"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time of the threads of a name, 0 if there are none. */
    private static long cpuTicks(long pid, String name) {
        String kept = name.substring(0, Math.min(NAME_LENGTH, name.length()));
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return threads.map(thread -> stat(thread))
                    .filter(stat -> stat.contains("(" + kept + ")"))
                    .mapToLong(Threads::ticks)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** User and system time are the 12th and 13th field after the name. */
    private static long ticks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static String stat(Path thread) {
        try {
            return Files.readString(thread.resolve("stat"));
        } catch (IOException e) {
            // It ended meanwhile.
            return "";
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of this process that is in use, the Java heap and what native libraries took. */
public final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");

    /** The resident size in bytes after a garbage collection; 0 where there is no Linux. */
    public static long bytes() {
        System.gc();
        if (!Files.exists(STATUS)) {
            return 0;
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ResidentMemory() {}
}

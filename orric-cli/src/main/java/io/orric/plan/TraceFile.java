// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import io.orric.options.UsageException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A trace as a CSV file, or on standard input.
 *
 * @param path the file, or {@code -} for standard input
 */
public record TraceFile(String path) {

    private static final String STANDARD_INPUT = "-";

    /**
     * Size of a trace.
     *
     * @param slots number of its slots
     * @param frames number of its frames, Σ D(t)
     */
    public record Total(long slots, double frames) {}

    /**
     * Names a trace, as users do.
     *
     * @throws UsageException if there is no such file, or if it is a folder
     */
    public static TraceFile of(String path) {
        if (!path.equals(STANDARD_INPUT)) {
            if (!Files.exists(Path.of(path))) {
                throw new UsageException("trace " + path + " does not exist");
            }
            if (Files.isDirectory(Path.of(path))) {
                throw new UsageException("trace " + path + " is a folder, name the CSV file in it");
            }
        }
        return new TraceFile(path);
    }

    /** Returns whether it can be read more than once; a pipe cannot. */
    public boolean rereadable() {
        return !path.equals(STANDARD_INPUT) && Files.isRegularFile(Path.of(path));
    }

    /** Reads the trace from its beginning, slot by slot. */
    public TraceReader open() throws IOException {
        return path.equals(STANDARD_INPUT)
                ? new TraceReader("trace on standard input", new Unclosed(System.in))
                : new TraceReader("trace " + path, Files.newInputStream(Path.of(path)));
    }

    /**
     * Reads the whole trace once, which also finds what is wrong with it.
     *
     * @throws UsageException if there is no slot
     */
    public Total total() throws IOException {
        long slots = 0;
        double frames = 0;
        try (TraceReader reader = open()) {
            while (reader.hasNext()) {
                frames += reader.next().budget().frames();
                slots++;
            }
        }
        if (slots == 0) {
            throw new UsageException(
                    "trace " + path + " has no slot, give a line of slot,frames,capacity for each");
        }
        return new Total(slots, frames);
    }

    /** Standard input belongs to the process, not to one reader. */
    private static final class Unclosed extends FilterInputStream {

        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }
}

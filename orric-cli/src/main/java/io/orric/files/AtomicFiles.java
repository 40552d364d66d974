// SPDX-License-Identifier: Apache-2.0
package io.orric.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are there in whole or not at all. */
public final class AtomicFiles {

    /** Writes one file. */
    @FunctionalInterface
    public interface Writer {
        void write(Path file) throws IOException;
    }

    /**
     * Writes a file beside its place and moves it there, over an older one.
     *
     * @throws IOException if it cannot be written; what was there before stays, and nothing else
     */
    public static void write(Path file, Writer writer) throws IOException {
        // Another process may write the same file.
        long writing = ProcessHandle.current().pid();
        Path partial = file.resolveSibling(file.getFileName() + "." + writing + ".partial");
        try {
            writer.write(partial);
            Files.move(
                    partial,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private AtomicFiles() {}
}

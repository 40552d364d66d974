// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are there in whole or not at all. */
final class AtomicFiles {

    /** Writes one file. */
    @FunctionalInterface
    interface Writer {
        void write(Path file) throws IOException;
    }

    /** Writes a file beside its place and moves it there. */
    static void write(Path file, Writer writer) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        writer.write(partial);
        Files.move(
                partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private AtomicFiles() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.files;

import io.orric.options.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a command writes when it is done. It is checked when this is made, since the work may
 * take long, and appears whole or not at all.
 */
public final class OutputFile {

    private final Path file;

    private OutputFile(Path file) {
        this.file = file;
    }

    /**
     * Names the file to write.
     *
     * @param option the option that names it, for messages
     * @throws UsageException if it cannot be written there
     */
    public static OutputFile of(String option, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new UsageException(option, file, "which is a folder");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException(option, file, "whose folder does not exist, make it first");
        }
        if (!Files.isWritable(folder)) {
            throw new UsageException(option, file, "whose folder cannot be written to");
        }
        return new OutputFile(file);
    }

    /**
     * Names a file in a folder, which is made if it is missing.
     *
     * @param option the option that names the folder, for messages
     * @throws UsageException if it cannot be written there
     */
    public static OutputFile inFolder(String option, Path folder, String name) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UsageException(
                    String.format(
                            "%s is %s, which cannot be made a folder: %s",
                            option, folder, e.getClass().getSimpleName()),
                    e);
        }
        return of(option, folder.resolve(name));
    }

    /** Writes the whole file, in place of an older one. */
    public void write(byte[] content) throws IOException {
        write(partial -> Files.write(partial, content));
    }

    /** Has the whole file written, in place of an older one. */
    public void write(AtomicFiles.Writer writer) throws IOException {
        AtomicFiles.write(file, writer);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
     * @throws FileSystemException if it cannot be written there
     */
    public static OutputFile of(String option, Path file) throws FileSystemException {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new FileSystemException(option + " is " + file + ", which is a folder");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(
                    option + " is " + file + ", whose folder does not exist, make it first");
        }
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(
                    option + " is " + file + ", whose folder cannot be written to");
        }
        return new OutputFile(file);
    }

    /**
     * Names a file in a folder, which is made if it is missing.
     *
     * @param option the option that names the folder, for messages
     * @throws FileSystemException if it cannot be written there
     */
    public static OutputFile inFolder(String option, Path folder, String name)
            throws FileSystemException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            FileSystemException failure =
                    new FileSystemException(
                            option
                                    + " is "
                                    + folder
                                    + ", which cannot be made a folder: "
                                    + e.getClass().getSimpleName());
            failure.initCause(e);
            throw failure;
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

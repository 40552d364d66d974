// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * Files of a registry: JSON that is written whole or not at all, copies that are checked against
 * their digest, and folders whose entries have numbers.
 *
 * @param root folder whose file system holds the files
 */
record RegistryFiles(Path root) implements Serializable {

    /** A later version of the project may have written more. */
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /**
     * Schemes of stores that show a file once it is whole, and replace one in a single step. What
     * they call a rename is a copy and a removal.
     */
    private static final Set<String> STORES = Set.of("s3", "s3a", "s3p", "gs", "oss");

    boolean exists(Path path) throws IOException {
        return fileSystem().exists(path);
    }

    /**
     * An entry of a folder.
     *
     * @param name name in the folder
     * @param bytes length of the file
     * @param modified time of the last change by the file system's clock, milliseconds since the
     *     epoch
     */
    record Entry(String name, long bytes, long modified) {}

    /** A folder's entries; none if it does not exist. */
    List<Entry> entries(Path folder) throws IOException {
        try {
            FileStatus[] found = fileSystem().listStatus(folder);
            List<Entry> entries = new ArrayList<>();
            for (FileStatus entry : found == null ? new FileStatus[0] : found) {
                entries.add(
                        new Entry(
                                entry.getPath().getName(),
                                entry.getLen(),
                                entry.getModificationTime()));
            }
            return entries;
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    /** The names of a folder's entries; none if it does not exist. */
    List<String> names(Path folder) throws IOException {
        return entries(folder).stream().map(Entry::name).toList();
    }

    /** Numbers in the names of a folder's entries that match the pattern, highest first. */
    List<Long> numbered(Path folder, Pattern pattern) throws IOException {
        return numbered(names(folder), pattern);
    }

    /** Numbers in the names that match the pattern, highest first. */
    static List<Long> numbered(List<String> names, Pattern pattern) {
        List<Long> numbers = new ArrayList<>();
        for (String name : names) {
            Matcher matcher = pattern.matcher(name);
            if (matcher.matches()) {
                numbers.add(Long.valueOf(matcher.group(1)));
            }
        }
        numbers.sort(Collections.reverseOrder());
        return numbers;
    }

    /** Reads from a stream. */
    @FunctionalInterface
    interface Reading<T> {
        T from(InputStream in) throws IOException;
    }

    /**
     * Reads a file. Some stores tell only when its first bytes are read that there is none, in
     * words of their own.
     *
     * @throws FileNotFoundException if it is missing
     */
    static <T> T read(Path path, Reading<T> reading) throws IOException {
        try (InputStream in = path.getFileSystem().open(path)) {
            return reading.from(in);
        } catch (FileNotFoundException e) {
            throw e;
        } catch (IOException e) {
            if (path.getFileSystem().exists(path)) {
                throw e;
            }
            FileNotFoundException missing = new FileNotFoundException(path + " is missing");
            missing.initCause(e);
            throw missing;
        }
    }

    /**
     * Reads a JSON file.
     *
     * @throws DamagedModelException if it is missing or unreadable
     */
    <T> T readJson(Path path, Class<T> type) throws IOException {
        try {
            T value = read(path, in -> JSON.readValue(in, type));
            if (value == null) {
                throw new DamagedModelException(path + " is empty");
            }
            return value;
        } catch (FileNotFoundException e) {
            throw new DamagedModelException(path + " is missing");
        } catch (JacksonException e) {
            throw new DamagedModelException(path + " is not readable: " + e.getOriginalMessage());
        }
    }

    void writeJson(Path path, Object value) throws IOException {
        byte[] json = JSON.writeValueAsBytes(value);
        boolean store = STORES.contains(fileSystem().getUri().getScheme());
        // Two writers of a file, one of which was stopped for a while, do not share a partial one.
        Path written = store ? path : path.suffix("." + UUID.randomUUID() + ".partial");
        try (OutputStream out = create(written)) {
            out.write(json);
        }
        if (!store) {
            move(written, path);
        }
    }

    /** Writes a file over what is there. */
    OutputStream create(Path path) throws IOException {
        return fileSystem().create(path, WriteMode.OVERWRITE);
    }

    /** Moves a file over what is there, in a single step on file systems that can do so. */
    void move(Path from, Path to) throws IOException {
        if (fileSystem().rename(from, to)) {
            return;
        }
        delete(to);
        if (!fileSystem().rename(from, to) && !exists(to)) {
            throw new IOException("cannot rename " + from + " to " + to);
        }
    }

    /** Deletes a file, or a folder with all that is in it, if it is there. */
    void delete(Path path) throws IOException {
        fileSystem().delete(path, true);
    }

    /** Returns whether a file is there and has this digest. */
    boolean isSound(Path file, String digest) throws IOException {
        try {
            return read(file, in -> Digests.copy(in, OutputStream.nullOutputStream()))
                    .equals(digest);
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    /**
     * Copies a file to a local one.
     *
     * @throws DamagedModelException if it is missing or has another digest; then nothing is left
     */
    void fetch(Path source, String digest, java.nio.file.Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            copy(source, digest, out);
        } catch (DamagedModelException e) {
            Files.delete(target);
            throw e;
        }
    }

    /**
     * Copies a file.
     *
     * @throws DamagedModelException if it is missing or has another digest
     */
    void copy(Path source, String digest, OutputStream target) throws IOException {
        String actual;
        try {
            actual = read(source, in -> Digests.copy(in, target));
        } catch (FileNotFoundException e) {
            throw new DamagedModelException(source + " is missing");
        }
        if (!actual.equals(digest)) {
            throw new DamagedModelException(
                    source + " has digest " + actual + ", its manifest says " + digest);
        }
    }

    private FileSystem fileSystem() throws IOException {
        return root.getFileSystem();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Local files of models on their way between the registry and memory. They are in a folder of this
 * process, which it holds locked as long as it lives and removes at its end; what a process that
 * was killed has left behind is removed by the next one.
 */
public final class ModelCopies {

    private static final String PREFIX = "orric-models-";
    private static final String LOCK = "lock";
    private static final ModelCopies OF_THIS_PROCESS =
            new ModelCopies(Path.of(System.getProperty("java.io.tmpdir")), thisProcess());

    private final Path parent;
    private final String process;

    private Path folder;

    /** Stays open, and thus locked. */
    private FileChannel lock;

    /**
     * @param process no other process on this machine was ever called this
     */
    ModelCopies(Path parent, String process) {
        this.parent = parent;
        this.process = process;
    }

    private static String thisProcess() {
        ProcessHandle process = ProcessHandle.current();
        long begun = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return process.pid() + "-" + begun;
    }

    /**
     * An empty file, which the caller deletes.
     *
     * @param role part of its name
     */
    public static Path create(String role) throws IOException {
        return OF_THIS_PROCESS.next(role);
    }

    synchronized Path next(String role) throws IOException {
        // Another process may take the new folder for abandoned before it is locked.
        while (folder == null || !Files.isDirectory(folder)) {
            removeAbandoned();
            begin();
        }
        return Files.createTempFile(folder, role + "-", ".pt");
    }

    private void begin() throws IOException {
        Path own = Files.createTempDirectory(parent, PREFIX + process + "-");
        if (lock != null) {
            lock.close();
        }
        lock =
                FileChannel.open(
                        own.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        folder = own;
        // The last one to be named is deleted first.
        own.toFile().deleteOnExit();
        own.resolve(LOCK).toFile().deleteOnExit();
    }

    private void removeAbandoned() throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path each : folders) {
                // One of another job in this process is not touched: whoever closes a file that the
                // process has locked gives the lock up.
                boolean own = each.getFileName().toString().startsWith(PREFIX + process + "-");
                if (!own && Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    removeIfAbandoned(each);
                }
            }
        }
    }

    private static void removeIfAbandoned(Path other) {
        try (FileChannel channel = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            if (taken != null) {
                remove(other);
            }
        } catch (IOException e) {
            // It is in use, or another's.
        }
    }

    private static void remove(Path other) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(other)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(other);
    }

    /** Gives the folder up, as the end of the process does. */
    void close() throws IOException {
        lock.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;

/** Local files by the scheme {@code counted:}, whose requests are noted, or refused. */
public final class CountedFiles implements FileSystemFactory {

    private static final List<String> REQUESTS = new CopyOnWriteArrayList<>();
    private static volatile boolean away;
    private static volatile Runnable before;

    /** The URI of a local folder. */
    public static String uri(java.nio.file.Path folder) {
        return "counted:" + folder.toAbsolutePath();
    }

    /** Requests since they were forgotten, such as {@code list /models/north}. */
    public static List<String> requests() {
        return List.copyOf(REQUESTS);
    }

    /** Forgets the requests so far. */
    public static void forget() {
        REQUESTS.clear();
    }

    /** Has every request fail, or no longer. */
    public static void setAway(boolean isAway) {
        away = isAway;
    }

    /** Has this run before each request, in the thread that makes it. */
    public static void beforeEach(Runnable action) {
        before = action;
    }

    /** Lets requests be made at once again. */
    public static void atOnce() {
        before = null;
    }

    @Override
    public String getScheme() {
        return "counted";
    }

    @Override
    public FileSystem create(URI uri) {
        return new Counted();
    }

    /** Notes the requests of its users, not those that it makes itself. */
    private static final class Counted extends LocalFileSystem {

        private final ThreadLocal<Boolean> within = ThreadLocal.withInitial(() -> false);

        private interface Request<T> {
            T send() throws IOException;
        }

        private <T> T counted(String verb, Path path, Request<T> request) throws IOException {
            if (within.get()) {
                return request.send();
            }
            Runnable first = before;
            if (first != null) {
                first.run();
            }
            REQUESTS.add(verb + " " + path.getPath());
            if (away) {
                throw new IOException("the file system is away");
            }
            within.set(true);
            try {
                return request.send();
            } finally {
                within.set(false);
            }
        }

        @Override
        public URI getUri() {
            return URI.create("counted:///");
        }

        @Override
        public boolean exists(Path path) throws IOException {
            return counted("exists", path, () -> super.exists(path));
        }

        @Override
        public FileStatus getFileStatus(Path path) throws IOException {
            return counted("status", path, () -> super.getFileStatus(path));
        }

        @Override
        public FileStatus[] listStatus(Path path) throws IOException {
            return counted("list", path, () -> super.listStatus(path));
        }

        @Override
        public FSDataInputStream open(Path path) throws IOException {
            return counted("open", path, () -> super.open(path));
        }

        @Override
        public FSDataOutputStream create(Path path, WriteMode mode) throws IOException {
            return counted("create", path, () -> super.create(path, mode));
        }

        @Override
        public boolean delete(Path path, boolean recursive) throws IOException {
            return counted("delete", path, () -> super.delete(path, recursive));
        }

        @Override
        public boolean rename(Path from, Path to) throws IOException {
            return counted("rename", from, () -> super.rename(from, to));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.flink.core.fs.Path;

/**
 * Files that jobs are submitted with, by their digests: models, their graphs, and lists of all that
 * belongs to one submission. A file is written under a name of its own and renamed when it is
 * whole, so that a writer that dies leaves nothing that is ever read, and two do not disturb each
 * other.
 */
record BaseModels(RegistryLayout layout, RegistryFiles files) implements Serializable {

    private static final String MODEL = ".pt";
    private static final String GRAPH = ".onnx";
    private static final String LIST = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Opens the bytes that are stored, each time from their beginning. */
    @FunctionalInterface
    private interface Content {
        InputStream open() throws IOException;
    }

    /** Stores a model and returns its digest. */
    String installModel(java.nio.file.Path file) throws IOException {
        return install(() -> Files.newInputStream(file), MODEL);
    }

    /** Stores a graph and returns its digest. */
    String installGraph(java.nio.file.Path file) throws IOException {
        return install(() -> Files.newInputStream(file), GRAPH);
    }

    /** Stores files, and last the list of them, whose digest it returns. */
    String installAll(SortedMap<String, java.nio.file.Path> named) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (Map.Entry<String, java.nio.file.Path> file : named.entrySet()) {
            String digest =
                    install(() -> Files.newInputStream(file.getValue()), extension(file.getKey()));
            digests.put(file.getKey(), digest);
        }
        byte[] list = JSON.writeValueAsBytes(digests);
        return install(() -> new ByteArrayInputStream(list), LIST);
    }

    void fetchModel(String digest, java.nio.file.Path target) throws IOException {
        files.fetch(layout.base(digest, MODEL), digest, target);
    }

    byte[] readGraph(String digest) throws IOException {
        return read(digest, GRAPH);
    }

    /** Copies all files of a list to a folder, each under its name. */
    void fetchAll(String listDigest, java.nio.file.Path folder) throws IOException {
        for (Map.Entry<String, String> file : list(listDigest).entrySet()) {
            String name = file.getKey();
            java.nio.file.Path target = folder.resolve(name).normalize();
            if (!target.startsWith(folder)) {
                throw new DamagedModelException(
                        layout.base(listDigest, LIST) + " names a file outside: " + name);
            }
            Files.createDirectories(target.getParent());
            files.fetch(layout.base(file.getValue(), extension(name)), file.getValue(), target);
        }
    }

    private Map<String, String> list(String digest) throws IOException {
        try {
            return JSON.readValue(read(digest, LIST), new TypeReference<Map<String, String>>() {});
        } catch (JacksonException e) {
            throw new DamagedModelException(
                    layout.base(digest, LIST) + " is not readable: " + e.getOriginalMessage());
        }
    }

    private byte[] read(String digest, String extension) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        files.copy(layout.base(digest, extension), digest, bytes);
        return bytes.toByteArray();
    }

    private String install(Content content, String extension) throws IOException {
        String digest;
        try (InputStream in = content.open()) {
            digest = Digests.copy(in, OutputStream.nullOutputStream());
        }
        Path target = layout.base(digest, extension);
        if (!files.isSound(target, digest)) {
            Path partial = target.suffix("." + UUID.randomUUID() + ".partial");
            try {
                write(content, digest, partial);
                files.move(partial, target);
            } finally {
                files.delete(partial);
            }
        }
        return digest;
    }

    private void write(Content content, String digest, Path partial) throws IOException {
        String written;
        try (InputStream in = content.open();
                OutputStream out = files.create(partial)) {
            written = Digests.copy(in, out);
        }
        if (!written.equals(digest)) {
            throw new IOException("a file changed while it was copied to " + partial);
        }
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }
}

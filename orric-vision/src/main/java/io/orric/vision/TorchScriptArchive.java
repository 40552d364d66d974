// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The weights and statistics in a TorchScript file, read without PyTorch. The file is a zip archive
 * with one folder: {@code data.pkl} is the tree of modules, {@code data/N} are storages of tensors.
 * DJL's parameters of a TorchScript module have no running statistics of batch norm; these do.
 */
final class TorchScriptArchive implements Closeable {

    private static final String TREE = "/data.pkl";

    private final Path file;
    private final ZipFile zip;
    private final String root;
    private final Map<String, StoredTensor> tensors;

    /** The storage read last, since views of one usually follow each other. */
    private String lastStorage = "";

    private ByteBuffer lastBytes = ByteBuffer.allocate(0);

    private TorchScriptArchive(
            Path file, ZipFile zip, String root, Map<String, StoredTensor> tensors) {
        this.file = file;
        this.zip = zip;
        this.root = root;
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /**
     * Opens a TorchScript file.
     *
     * @throws IOException if it cannot be read or is no TorchScript module
     */
    static TorchScriptArchive open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw unreadable(file, "it is no whole TorchScript file, copy or export it again", e);
        }
        try {
            ZipEntry tree =
                    zip.stream()
                            .filter(entry -> entry.getName().endsWith(TREE))
                            .findFirst()
                            .orElseThrow(() -> new IOException("it has no data.pkl"));
            String name = tree.getName();
            return new TorchScriptArchive(
                    file,
                    zip,
                    name.substring(0, name.length() - TREE.length()),
                    TorchScriptPickle.tensors(bytes(zip, tree)));
        } catch (IOException | RuntimeException e) {
            zip.close();
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            throw unreadable(file, reason, e);
        }
    }

    /** Tensors of floating-point numbers, by the names of the model's state dictionary. */
    Map<String, StoredTensor> tensors() {
        return tensors;
    }

    /**
     * Copies a tensor's elements as floats.
     *
     * @throws IOException if the archive is damaged
     */
    void copy(String name, FloatBuffer target) throws IOException {
        StoredTensor tensor = tensors.get(name);
        try {
            tensor.copy(storage(tensor.storage()), target);
        } catch (IOException | RuntimeException e) {
            throw unreadable(file, "the data of " + name + " are damaged (" + e + ")", e);
        }
    }

    private ByteBuffer storage(String key) throws IOException {
        if (!key.equals(lastStorage)) {
            ZipEntry entry = zip.getEntry(root + "/data/" + key);
            if (entry == null) {
                throw new IOException("data/" + key + " is missing");
            }
            lastBytes = ByteBuffer.wrap(bytes(zip, entry)).order(ByteOrder.LITTLE_ENDIAN);
            lastStorage = key;
        }
        return lastBytes;
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static IOException unreadable(Path file, String reason, Throwable cause) {
        return new ModelFileException(
                String.format("cannot read the weights of %s: %s", file, reason), cause);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

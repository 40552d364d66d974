// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Weights and statistics of TorchScript files, compared. */
public final class Tensors {

    /** Number of tensors of a model that another file of the same model does not have. */
    public static int changed(Path model, Path other) throws IOException {
        Set<ByteBuffer> tensors = tensors(model);
        tensors.removeAll(tensors(other));
        return tensors.size();
    }

    /** A TorchScript file is a zip archive with an entry for each tensor. */
    private static Set<ByteBuffer> tensors(Path file) throws IOException {
        Set<ByteBuffer> tensors = new HashSet<>();
        try (ZipFile archive = new ZipFile(file.toFile())) {
            for (ZipEntry entry : archive.stream().toList()) {
                if (entry.getName().matches("[^/]+/data/\\d+")) {
                    try (InputStream in = archive.getInputStream(entry)) {
                        tensors.add(ByteBuffer.wrap(in.readAllBytes()));
                    }
                }
            }
        }
        return tensors;
    }

    private Tensors() {}
}

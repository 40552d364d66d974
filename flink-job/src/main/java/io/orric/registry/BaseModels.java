// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.function.Function;
import org.apache.flink.core.fs.Path;

/** Models that jobs were submitted with, and their graphs, by their digests. */
record BaseModels(RegistryLayout layout, RegistryFiles files) implements Serializable {

    /** Stores a model and returns its digest. */
    String installModel(java.nio.file.Path file) throws IOException {
        return install(file, layout::base);
    }

    /** Stores a graph and returns its digest. */
    String installGraph(java.nio.file.Path file) throws IOException {
        return install(file, layout::graph);
    }

    void fetchModel(String digest, java.nio.file.Path target) throws IOException {
        files.fetch(layout.base(digest), digest, target);
    }

    byte[] readGraph(String digest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        files.copy(layout.graph(digest), digest, bytes);
        return bytes.toByteArray();
    }

    private String install(java.nio.file.Path file, Function<String, Path> place)
            throws IOException {
        String digest;
        try (InputStream in = Files.newInputStream(file)) {
            digest = Digests.copy(in, OutputStream.nullOutputStream());
        }
        Path target = place.apply(digest);
        if (!files.isSound(target, digest)) {
            Path partial = target.suffix(".partial");
            try (InputStream in = Files.newInputStream(file);
                    OutputStream out = files.create(partial)) {
                in.transferTo(out);
            }
            files.move(partial, target);
        }
        return digest;
    }
}

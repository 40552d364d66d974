// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import io.orric.adaptation.StudentTrainer;
import io.orric.allocation.AllocationPolicy;
import io.orric.footage.RecordedFrames;
import io.orric.registry.Digests;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Digest of the classes that results depend on, so that none outlives a change of them. */
final class CodeDigest {

    static String compute() throws IOException {
        StringBuilder digests = new StringBuilder();
        for (Class<?> type :
                List.of(
                        AllocationPolicy.class,
                        StudentTrainer.class,
                        RecordedFrames.class,
                        SlotLoop.class)) {
            Path source = source(type);
            if (Files.isDirectory(source)) {
                append(source, digests);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(source)) {
                    append(jar.getPath("/"), digests);
                }
            }
        }
        return Digests.sha256(digests.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static Path source(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("classes come from a folder or a jar", e);
        }
    }

    private static void append(Path root, StringBuilder digests) throws IOException {
        for (String room :
                List.of(
                        "allocation",
                        "operator",
                        "adaptation",
                        "vision",
                        "footage",
                        "experiments/loop")) {
            Path folder = root.resolve("io/orric/" + room);
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    if (file.toString().endsWith(".class")) {
                        digests.append(Digests.sha256(Files.readAllBytes(file)));
                    }
                }
            }
        }
    }

    private CodeDigest() {}
}

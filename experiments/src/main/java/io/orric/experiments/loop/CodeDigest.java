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

/**
 * Digest of the classes that results depend on, so that none outlives a change of them: all of the
 * modules with the algorithm and the models, and the packages that read frames and run slots.
 */
final class CodeDigest {

    private static final List<Class<?>> MODULES =
            List.of(AllocationPolicy.class, StudentTrainer.class);
    private static final List<Class<?>> PACKAGES = List.of(RecordedFrames.class, SlotLoop.class);

    static String compute() throws IOException {
        StringBuilder digests = new StringBuilder();
        for (Class<?> type : MODULES) {
            append(type, "", digests);
        }
        for (Class<?> type : PACKAGES) {
            append(type, type.getPackageName().replace('.', '/'), digests);
        }
        return Digests.sha256(digests.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Adds what lies beside a class, in the folder or the jar that it was loaded from. */
    private static void append(Class<?> type, String folder, StringBuilder digests)
            throws IOException {
        Path source = source(type);
        if (Files.isDirectory(source)) {
            append(source.resolve(folder), digests);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(source)) {
                append(jar.getPath("/").resolve(folder), digests);
            }
        }
    }

    private static void append(Path folder, StringBuilder digests) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                digests.append(folder.relativize(file).toString().replace('\\', '/'))
                        .append(Digests.sha256(Files.readAllBytes(file)));
            }
        }
    }

    private static Path source(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("classes come from a folder or a jar", e);
        }
    }

    private CodeDigest() {}
}

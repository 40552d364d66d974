// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.pictures;

import io.orric.options.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Encoded pictures that a row is measured with. */
@FunctionalInterface
public interface Pictures {

    /** The same pictures at every call. */
    List<byte[]> encoded() throws IOException;

    /**
     * The JPEGs of a folder, in the order of their names.
     *
     * @throws UsageException if there is none
     * @throws IOException if the folder cannot be read
     */
    static Pictures in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--pictures", folder, "must be a folder");
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(Pictures::isJpeg).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new UsageException("--pictures", folder, "must have files NAME.jpg");
        }
        return () -> read(files);
    }

    private static boolean isJpeg(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg");
    }

    private static List<byte[]> read(List<Path> files) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (Path file : files) {
            pictures.add(Files.readAllBytes(file));
        }
        return pictures;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders. */
public final class Folders {

    private Folders() {}

    /** Deletes a folder with all that is in it, if it exists. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            for (Path path : contents(folder, Comparator.reverseOrder())) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files of a folder and its sub-folders. */
    public static List<Path> files(Path folder) {
        return contents(folder, Comparator.naturalOrder()).stream()
                .filter(Files::isRegularFile)
                .toList();
    }

    private static List<Path> contents(Path folder, Comparator<Path> order) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(order).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

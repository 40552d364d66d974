// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

import io.orric.vision.ClassNames;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Frames from the images of a folder and its sub-folders. */
final class ImageFolder implements RecordedFrames {

    private final Path root;
    private final ImageNames names;

    ImageFolder(Path root, ClassNames classes) throws IOException {
        this.root = root;
        // Data sets are large, so folders are often links to where there is room.
        try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            names =
                    new ImageNames(
                            files.filter(Files::isRegularFile)
                                    .map(file -> root.relativize(file).toString())
                                    .map(name -> name.replace(File.separatorChar, '/')),
                            root,
                            classes);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public long size() {
        return names.size();
    }

    @Override
    public RecordedFrame frame(long position) throws IOException {
        return new RecordedFrame(
                Files.readAllBytes(root.resolve(names.name(position))), names.label(position));
    }

    @Override
    public void close() {}
}

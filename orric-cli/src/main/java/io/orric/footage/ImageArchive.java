// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

import io.orric.options.UsageException;
import io.orric.vision.ClassNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Frames from the images of a zip archive. */
final class ImageArchive implements RecordedFrames {

    /** No camera's picture is larger; an archive may claim anything. */
    private static final int LONGEST_IMAGE = 64 << 20;

    private final ZipFile archive;
    private final ImageNames names;

    ImageArchive(Path file, ClassNames classes) throws IOException {
        archive = open(file);
        try {
            names =
                    new ImageNames(
                            archive.stream().filter(e -> !e.isDirectory()).map(ZipEntry::getName),
                            file,
                            classes);
        } catch (IllegalArgumentException e) {
            archive.close();
            throw e;
        }
    }

    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new UsageException(file + " is no readable zip archive: " + e.getMessage(), e);
        }
    }

    @Override
    public long size() {
        return names.size();
    }

    @Override
    public RecordedFrame frame(long position) throws IOException {
        try (InputStream in = archive.getInputStream(archive.getEntry(names.name(position)))) {
            return new RecordedFrame(in.readNBytes(LONGEST_IMAGE), names.label(position));
        }
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}

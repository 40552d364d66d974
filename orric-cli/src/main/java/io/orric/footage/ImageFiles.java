// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

import io.orric.options.UsageException;
import io.orric.vision.ClassNames;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Frames from the images of a folder with its sub-folders or of a zip archive, in the order of
 * their names. If every image is in a sub-folder, that folder's name is its label.
 */
final class ImageFiles implements RecordedFrames {

    /** No camera's picture is larger; an archive may claim anything. */
    private static final int LONGEST_IMAGE = 64 << 20;

    /** Opens the image of a name. */
    private interface Content {
        InputStream open(String name) throws IOException;
    }

    private final List<String> names;
    private final boolean labelled;
    private final Content content;
    private final Closeable opened;

    /**
     * @param entries relative names of all files, parts separated by '/'
     * @param place the folder or archive, for messages
     * @param classes what labels must be among; null for whatever they are
     */
    private ImageFiles(
            Stream<String> entries,
            Path place,
            ClassNames classes,
            Content content,
            Closeable opened) {
        names = entries.filter(ImageFiles::isImage).sorted().toList();
        labelled = names.stream().allMatch(name -> name.contains("/"));
        this.content = content;
        this.opened = opened;
        if (names.isEmpty()) {
            throw new UsageException(place + " has no images, put .jpg, .jpeg or .png files there");
        }
        for (String name : labelled && classes != null ? names : List.<String>of()) {
            if (!classes.contains(folderOf(name))) {
                throw UsageException.format(
                        "%s has a folder '%s', which is not among the classes %s",
                        place, folderOf(name), classes);
            }
        }
    }

    /**
     * Opens a folder.
     *
     * @throws UsageException if there is no image, or a label is not a class
     */
    static ImageFiles folder(Path root, ClassNames classes) throws IOException {
        // Data sets are large, so folders are often links to where there is room.
        try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            Stream<String> names =
                    files.filter(Files::isRegularFile)
                            .map(file -> root.relativize(file).toString())
                            .map(name -> name.replace(File.separatorChar, '/'));
            return new ImageFiles(
                    names,
                    root,
                    classes,
                    name -> Files.newInputStream(root.resolve(name)),
                    () -> {});
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Opens a zip archive.
     *
     * @throws UsageException if it cannot be read, there is no image, or a label is not a class
     */
    static ImageFiles archive(Path file, ClassNames classes) throws IOException {
        ZipFile archive;
        try {
            archive = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new UsageException(file + " is no readable zip archive: " + e.getMessage(), e);
        }
        try {
            return new ImageFiles(
                    archive.stream().filter(e -> !e.isDirectory()).map(ZipEntry::getName),
                    file,
                    classes,
                    name -> archive.getInputStream(archive.getEntry(name)),
                    archive);
        } catch (IllegalArgumentException e) {
            archive.close();
            throw e;
        }
    }

    @Override
    public long size() {
        return names.size();
    }

    @Override
    public RecordedFrame frame(long position) throws IOException {
        String name = names.get(Math.toIntExact(position));
        try (InputStream in = content.open(name)) {
            return new RecordedFrame(
                    in.readNBytes(LONGEST_IMAGE), labelled ? folderOf(name) : null);
        }
    }

    @Override
    public void close() throws IOException {
        opened.close();
    }

    private static String folderOf(String name) {
        String folder = name.substring(0, name.lastIndexOf('/'));
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    private static boolean isImage(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        // Archives made on a Mac carry shadow files of the same endings.
        boolean hidden =
                lower.startsWith("__macosx/") || lower.contains("/.") || lower.startsWith(".");
        return !hidden
                && (lower.endsWith(".jpg") || lower.endsWith(".jpeg") || lower.endsWith(".png"));
    }
}

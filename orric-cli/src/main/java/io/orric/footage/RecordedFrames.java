// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

import io.orric.options.UsageException;
import io.orric.vision.ClassNames;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Frames on disk, by position. Used by one thread. */
public interface RecordedFrames extends Closeable {

    /**
     * A frame as it was recorded.
     *
     * @param image the encoded picture
     * @param label ground truth as a class name; null if unknown
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
    record RecordedFrame(byte[] image, String label) {}

    /** Number of frames. */
    long size();

    /** The frame at a position from 0. */
    RecordedFrame frame(long position) throws IOException;

    /**
     * Opens a recording: a CIFAR-10-C {@code .npy} file, or a folder or a {@code .zip} of images.
     *
     * @param classes turns the numeric labels of {@code .npy} files into names, and is what the
     *     names of sub-folders must be among; null if nobody says, then any name of a sub-folder
     *     will do
     * @throws IOException if it cannot be read
     * @throws UsageException if it is no recording, has labels of other classes, or numeric labels
     *     without classes
     */
    static RecordedFrames open(Path path, ClassNames classes) throws IOException {
        if (!Files.exists(path)) {
            throw new UsageException(path + " does not exist");
        }
        if (Files.isDirectory(path)) {
            return ImageFiles.folder(path, classes);
        }
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            return new NpyFrames(path, classes);
        }
        if (name.endsWith(".zip")) {
            return ImageFiles.archive(path, classes);
        }
        throw new UsageException(
                "frames are '" + path + "', must be an .npy file, a .zip file or a folder");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import io.orric.io.RecordedFrames.RecordedFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Recordings on disk. */
public final class Recordings {

    /** Writes frames as a folder of images whose sub-folders are their labels. */
    public static Path folder(Path folder, List<RecordedFrame> frames) throws IOException {
        for (int i = 0; i < frames.size(); i++) {
            Path label = Files.createDirectories(folder.resolve(frames.get(i).label()));
            Files.write(label.resolve(String.format("%05d.png", i)), frames.get(i).image());
        }
        return folder;
    }

    private Recordings() {}
}

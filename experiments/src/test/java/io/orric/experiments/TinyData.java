// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments;

import io.orric.testutils.LabelledImage;
import io.orric.testutils.Recordings;
import io.orric.testutils.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tiny models and their frames, laid out as the experiments want them. */
final class TinyData {

    private final Path folder;
    private final int size;

    /**
     * Makes both folders below this one.
     *
     * @param size frames of a corruption: five severities
     */
    TinyData(Path folder, int size) throws IOException {
        this.folder = folder;
        this.size = size;
        TinyModels files = TinyModels.copyTo(Files.createDirectories(folder.resolve("models")));
        Files.move(files.student(), models().resolve("student.pt"));
        Files.move(files.teacher(), models().resolve("teacher.pt"));
        Files.move(files.profile(), models().resolve("profile.yaml"));
        Files.createDirectories(data());
        write("original", TinyModels.frames(size / 5, 1));
        corrupt("dusk", 2);
        corrupt("gaussian_noise", 3);
    }

    Path data() {
        return folder.resolve("data");
    }

    Path models() {
        return folder.resolve("models");
    }

    private void corrupt(String name, long seed) throws IOException {
        List<LabelledImage> frames = new ArrayList<>(TinyModels.frames(size / 5, seed));
        frames.addAll(TinyModels.driftedFrames(size, seed).subList(size / 5, size));
        // Both take red, green and blue in turn; labels.npy serves all files.
        for (int i = 0; i < size; i++) {
            String label = TinyModels.CLASSES.of(i % TinyModels.CLASSES.size());
            if (!frames.get(i).label().equals(label)) {
                throw new IllegalStateException("frame " + i + " is " + frames.get(i).label());
            }
        }
        write(name, frames);
    }

    private void write(String name, List<LabelledImage> frames) throws IOException {
        Recordings.npy(data().resolve(name + ".npy"), frames, TinyModels.CLASSES);
    }
}

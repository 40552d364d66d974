// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import io.orric.frames.Frame;
import io.orric.registry.ModelRegistry;
import io.orric.vision.ImageLimits;
import io.orric.vision.ModelSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A registry with the tiny models installed, and frames of a site that uses them. */
public final class TinySite {

    public static final String NAME = "north";
    public static final ImageLimits LIMITS = new ImageLimits(1 << 20, 1 << 20);

    private final TinyModels files;
    private final Path root;
    private final ModelRegistry registry;
    private final ModelSet models;

    /** Installs the tiny models into a registry below this folder. */
    public TinySite(Path folder) throws IOException {
        files = TinyModels.copyTo(folder);
        root = folder.resolve("registry");
        registry = new ModelRegistry(root.toUri().toString(), 10);
        models =
                new ModelSet(
                        registry.installBase(files.student()),
                        registry.installBase(files.teacher()),
                        TinyModels.CLASSES,
                        TinyModels.INPUT,
                        TinyModels.RESOLUTION);
    }

    public TinyModels files() {
        return files;
    }

    public ModelRegistry registry() {
        return registry;
    }

    public ModelSet models() {
        return models;
    }

    /** The same models with a teacher whose every answer is NaN. */
    public ModelSet modelsWithNanTeacher() throws IOException {
        return new ModelSet(
                models.studentSha256(),
                registry.installBase(files.nanTeacher()),
                models.classes(),
                models.input(),
                models.trainingResolution());
    }

    /** Drifted frames of the site. */
    public static List<Frame> driftedFrames(int count, long seed) {
        List<Frame> frames = new ArrayList<>();
        for (LabelledImage frame : TinyModels.driftedFrames(count, seed)) {
            int offset = frames.size();
            frames.add(
                    new Frame(
                            NAME, "camera", offset, frame.image(), frame.label(), "test", offset));
        }
        return frames;
    }

    /** Breaks the student file of a published version. */
    public void damage(long version) throws IOException {
        Path file =
                root.resolve(NAME).resolve(String.format("v%08d", version)).resolve("student.pt");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}

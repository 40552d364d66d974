// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import io.orric.frames.Frame;
import io.orric.job.ModelFiles;
import io.orric.registry.ModelManifest;
import io.orric.registry.ModelRegistry;
import io.orric.registry.RetrainingRecord;
import io.orric.vision.ImageLimits;
import io.orric.vision.ModelInput;
import io.orric.vision.ModelSet;
import io.orric.vision.StoredModel;
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
                        ModelFiles.install(files.student(), registry),
                        ModelFiles.install(files.teacher(), registry),
                        TinyModels.CLASSES,
                        TinyModels.INPUT,
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

    /** The same models without their graphs, as PyTorch serves them. */
    public ModelSet modelsWithoutGraphs() {
        return new ModelSet(
                new StoredModel(models.student().sha256(), ""),
                new StoredModel(models.teacher().sha256(), ""),
                models.classes(),
                models.studentInput(),
                models.teacherInput(),
                models.trainingResolution());
    }

    /** The same models with a teacher that takes other pictures than the student. */
    public ModelSet modelsWithInputs(ModelInput student, ModelInput teacher) {
        return new ModelSet(
                models.student(),
                models.teacher(),
                models.classes(),
                student,
                teacher,
                models.trainingResolution());
    }

    /** The same models with a teacher whose every answer is NaN. */
    public ModelSet modelsWithNanTeacher() throws IOException {
        return new ModelSet(
                models.student(),
                ModelFiles.install(files.nanTeacher(), registry),
                models.classes(),
                models.studentInput(),
                models.teacherInput(),
                models.trainingResolution());
    }

    /** The same models with a student that takes one resolution only. */
    public ModelSet modelsWithFixedSizeStudent() throws IOException {
        return new ModelSet(
                ModelFiles.install(files.fixedSizeStudent(), registry),
                models.teacher(),
                models.classes(),
                models.studentInput(),
                models.teacherInput(),
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

    /** Publishes the next version, as good as the base. */
    public void publish() throws IOException {
        registry.publish(NAME, 0, published(0), files.student());
    }

    /** Publishes the next version of the site's teacher, as good as the base. */
    public void publishTeacher() throws IOException {
        registry.teachers().publish(NAME, 0, published(0), files.teacher());
    }

    /** Publishes the next version, a sound model with other weights than those of the graph. */
    public void publishUnfit() throws IOException {
        registry.publish(NAME, 0, published(0), files.teacher());
    }

    /**
     * Publishes the next version with a broken student file: elsewhere first, so that a reader
     * never sees the file whole.
     */
    public void publishDamaged() throws IOException {
        Path elsewhere = root.resolveSibling("elsewhere");
        ModelRegistry workshop = new ModelRegistry(elsewhere.toUri().toString(), 10);
        workshop.record(NAME, published(registry.newest(NAME)));
        // Another model than those before, or the one that is in memory would serve.
        ModelManifest other = workshop.publish(NAME, 0, published(0), files.teacher());
        String version = String.format("v%08d", other.version());
        Path folder = elsewhere.resolve(NAME).resolve(version);
        Path student = folder.resolve("student.pt");
        byte[] bytes = Files.readAllBytes(student);
        bytes[bytes.length / 2] ^= 1;
        Files.write(student, bytes);
        Files.move(folder, root.resolve(NAME).resolve(version));
    }

    private static RetrainingRecord published(long version) {
        return new RetrainingRecord(
                1, 1000, RetrainingRecord.Outcome.PUBLISHED, version, 1, 1, 1, "");
    }
}

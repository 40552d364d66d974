// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.adaptation.Teacher;
import io.orric.registry.ModelCopies;
import io.orric.registry.ModelRegistry;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelSet;
import io.orric.vision.OnnxGraph;
import io.orric.vision.PixelBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The teacher that a job was submitted with; opened when it is first asked. */
final class LabellingTeacher implements Teacher, AutoCloseable {

    private final ModelRegistry registry;
    private final ModelSet models;
    private final RetrainingMeter meter;

    private ImageClassifier teacher;

    /**
     * @param meter counts what its answers take
     */
    LabellingTeacher(ModelRegistry registry, ModelSet models, RetrainingMeter meter) {
        this.registry = registry;
        this.models = models;
        this.meter = meter;
    }

    @Override
    public float[][] label(PixelBatch frames) throws IOException {
        return meter.labelled(frames, opened()::probabilities);
    }

    private ImageClassifier opened() throws IOException {
        if (teacher == null) {
            Path file = ModelCopies.create("teacher");
            try {
                registry.fetchBase(models.teacher().sha256(), file);
                teacher = warmed(load(file));
            } finally {
                Files.deleteIfExists(file);
            }
        }
        return teacher;
    }

    private ImageClassifier load(Path file) throws IOException {
        if (!models.teacher().hasGraph()) {
            return ImageClassifier.loadTorchScript(file);
        }
        byte[] graph = registry.readGraph(models.teacher().graphSha256());
        return OnnxGraph.of("the teacher's graph", graph).with(file);
    }

    private ImageClassifier warmed(ImageClassifier classifier) throws IOException {
        try {
            classifier.warm(models.trainingResolution(), models.classes());
            return classifier;
        } catch (IOException | RuntimeException e) {
            classifier.close();
            throw e;
        }
    }

    @Override
    public void close() {
        if (teacher != null) {
            teacher.close();
        }
    }
}

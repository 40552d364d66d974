// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.operator.SlotSettings;
import io.orric.registry.ModelRegistry;
import io.orric.vision.ClassNames;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Model files that a job is submitted with: checked, and installed in its registry. */
public final class ModelFiles {

    /**
     * Checks that the student takes pictures of every resolution of the profile and the teacher of
     * the one of training, and that both answer with the classes named.
     *
     * @throws IOException names the file and what is wrong with it
     */
    public static void check(JobSettings settings) throws IOException {
        JobSettings.Models models = settings.models();
        SlotSettings slots = settings.slots();
        check(models.student(), models.classes(), slots.resolutions());
        check(models.teacher(), models.classes(), List.of(slots.trainingResolution()));
    }

    private static void check(Path model, ClassNames classes, List<Integer> resolutions)
            throws IOException {
        try (ImageClassifier classifier = ImageClassifier.load(model)) {
            for (int resolution : resolutions) {
                classifier.warm(resolution, classes);
            }
        } catch (IOException e) {
            throw new IOException(model + ": " + e.getMessage(), e);
        }
    }

    /** Puts them where the job finds them by digest. */
    public static ModelSet install(JobSettings settings, ModelRegistry registry)
            throws IOException {
        JobSettings.Models models = settings.models();
        return new ModelSet(
                registry.installBase(models.student()),
                registry.installBase(models.teacher()),
                models.classes(),
                models.input(),
                settings.slots().trainingResolution());
    }

    private ModelFiles() {}
}

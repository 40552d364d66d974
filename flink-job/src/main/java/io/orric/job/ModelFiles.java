// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.registry.ModelRegistry;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Model files that a job is submitted with: checked, and installed in its registry. */
public final class ModelFiles {

    /**
     * Checks that student and teacher load, take the profile's pictures and answer with the classes
     * named.
     *
     * @throws IOException names the file and what is wrong with it
     */
    public static void check(JobSettings settings) throws IOException {
        for (Path model : List.of(settings.models().student(), settings.models().teacher())) {
            try (ImageClassifier classifier = ImageClassifier.load(model)) {
                classifier.warm(settings.slots().trainingResolution(), settings.models().classes());
            } catch (IOException e) {
                throw new IOException(model + ": " + e.getMessage(), e);
            }
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

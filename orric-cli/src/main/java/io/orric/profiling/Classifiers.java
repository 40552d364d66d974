// SPDX-License-Identifier: Apache-2.0
package io.orric.profiling;

import io.orric.vision.ClassNames;
import io.orric.vision.ImageClassifier;
import java.io.IOException;
import java.nio.file.Path;

/** Opens models for measurement. */
final class Classifiers {

    /**
     * Opens a model and has it infer once.
     *
     * @throws IOException if it fails or has other classes; names the file
     */
    static ImageClassifier open(Path file, int resolution, ClassNames classes) throws IOException {
        ImageClassifier model = ImageClassifier.load(file);
        try {
            model.warm(resolution, classes);
            return model;
        } catch (IOException | RuntimeException e) {
            model.close();
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private Classifiers() {}
}

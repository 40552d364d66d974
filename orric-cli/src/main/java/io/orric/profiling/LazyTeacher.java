// SPDX-License-Identifier: Apache-2.0
package io.orric.profiling;

import io.orric.adaptation.Teacher;
import io.orric.job.JobSettings;
import io.orric.vision.ImageClassifier;
import io.orric.vision.PixelBatch;
import java.io.IOException;

/** The teacher of a file, opened when it is first asked. Used by one thread. */
final class LazyTeacher implements Teacher, AutoCloseable {

    private final JobSettings.Models models;
    private ImageClassifier opened;

    LazyTeacher(JobSettings.Models models) {
        this.models = models;
    }

    @Override
    public float[][] label(PixelBatch pictures) throws IOException {
        if (opened == null) {
            opened = Classifiers.open(models.teacher(), pictures.resolution(), models.classes());
        }
        return opened.probabilities(pictures);
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }
}

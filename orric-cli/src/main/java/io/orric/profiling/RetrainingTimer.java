// SPDX-License-Identifier: Apache-2.0
package io.orric.profiling;

import io.orric.adaptation.RetrainingMethod;
import io.orric.adaptation.SampledPictures;
import io.orric.adaptation.StudentTrainer;
import io.orric.adaptation.TrainingResult;
import io.orric.profile.Quartiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Times a retraining method as it is: whole retrainings, one after the other, of a student and what
 * became of it.
 *
 * @param method the method
 * @param student base student
 * @param teacher labels frames where the method wants labels
 */
record RetrainingTimer(RetrainingMethod method, Path student, LazyTeacher teacher) {

    private static final String SITE = "profile";

    /** Gives the pictures of a sample, decoding them as the job does before each retraining. */
    @FunctionalInterface
    interface Sample {
        SampledPictures decode() throws IOException;
    }

    /** Returns whether the method asks the teacher for labels. */
    boolean asksTeacher(Sample sample) throws IOException {
        return run(1, sample, new double[0], 1) > 0;
    }

    /**
     * Milliseconds a sampled frame.
     *
     * @param framesPerLabel see {@link RetrainingMethod#trainer}
     * @param warmUp retrainings before the timed ones, which fill the method's memory
     */
    Quartiles time(double framesPerLabel, Sample sample, int warmUp, int repetitions)
            throws IOException {
        double[] millis = new double[repetitions];
        run(framesPerLabel, sample, millis, warmUp);
        return Quartiles.of(millis);
    }

    /** Returns the frames that the teacher labelled. */
    private long run(double framesPerLabel, Sample sample, double[] millis, int warmUp)
            throws IOException {
        long labelled = 0;
        Path folder = Files.createTempDirectory("orric-profile");
        Path[] files = {folder.resolve("even.pt"), folder.resolve("odd.pt")};
        Path parent = student;
        try (StudentTrainer trainer = method.trainer(framesPerLabel)) {
            for (int i = 0; i < warmUp + millis.length; i++) {
                Path trained = parent.equals(files[0]) ? files[1] : files[0];
                long start = System.nanoTime();
                SampledPictures pictures = sample.decode();
                TrainingResult result = trainer.train(SITE, i, pictures, teacher, parent, trained);
                if (i >= warmUp) {
                    millis[i - warmUp] = (System.nanoTime() - start) / 1e6 / pictures.size();
                }
                labelled += result.labelled();
                parent = result.accepted() ? trained : parent;
            }
        } finally {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.delete(folder);
        }
        return labelled;
    }
}

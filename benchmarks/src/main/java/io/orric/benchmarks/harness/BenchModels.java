// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.harness;

import io.orric.vision.ClassNames;
import io.orric.vision.ModelInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A student and a teacher, and the side of the pictures that they are given.
 *
 * @param folder with {@code student.pt}, {@code teacher.pt} and {@code classes.txt}
 * @param resolution pixels
 */
public record BenchModels(Path folder, int resolution) {

    /** Normalisation of all models here, the default of the job. */
    public static final ModelInput INPUT = new ModelInput(0.5f, 0.5f);

    /** File of the student. */
    public Path student() {
        return folder.resolve("student.pt");
    }

    /** File of the teacher. */
    public Path teacher() {
        return folder.resolve("teacher.pt");
    }

    /** Names of their classes. */
    public ClassNames classes() throws IOException {
        return ClassNames.read(classNames());
    }

    /** File of the names. */
    public Path classNames() {
        return folder.resolve("classes.txt");
    }

    /** All of its files. */
    public List<Path> files() {
        return List.of(student(), teacher(), classNames());
    }
}

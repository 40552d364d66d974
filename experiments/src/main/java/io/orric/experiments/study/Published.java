// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Accuracies of MobileNetV2 and ResNet50 at 32×32 that the paper's authors published in Table III
 * and with their code: 10,000 frames of each severity, 50 slots of 1,000 frames.
 *
 * @param student of the student alone
 * @param orric of ORRIC
 * @param teacher of the teacher
 */
record Published(double student, double orric, double teacher) {

    /** The paper's means over its 19 corruptions. */
    static final Published MEAN = new Published(0.6587, 0.6919, 0.7336);

    /** By corruption. */
    static Map<String, Published> all() {
        Map<String, Published> all = new LinkedHashMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Published.class.getResourceAsStream("published.csv"),
                                StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(
                            cells ->
                                    all.put(
                                            cells[0],
                                            new Published(
                                                    Double.parseDouble(cells[1]) / 100,
                                                    Double.parseDouble(cells[2]) / 100,
                                                    Double.parseDouble(cells[3]) / 100)));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("published.csv is part of this package", e);
        }
    }

    /** Share of the way from the student to the teacher that retraining went. */
    static double gapClosed(double student, double retrained, double teacher) {
        return (retrained - student) / (teacher - student);
    }

    double gapClosed() {
        return gapClosed(student, orric, teacher);
    }
}

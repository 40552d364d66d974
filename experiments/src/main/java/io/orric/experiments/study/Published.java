// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

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
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser lines =
                CSVParser.parse(
                        Published.class.getResourceAsStream("published.csv"),
                        StandardCharsets.UTF_8,
                        format)) {
            for (CSVRecord line : lines) {
                all.put(
                        line.get(0),
                        new Published(percent(line, 1), percent(line, 2), percent(line, 3)));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("published.csv is part of this package", e);
        }
    }

    private static double percent(CSVRecord line, int column) {
        return Double.parseDouble(line.get(column)) / 100;
    }

    /** Share of the way from the student to the teacher that retraining went. */
    static double gapClosed(double student, double retrained, double teacher) {
        return (retrained - student) / (teacher - student);
    }

    double gapClosed() {
        return gapClosed(student, orric, teacher);
    }
}

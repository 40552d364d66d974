// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import io.orric.allocation.ExponentialCurve;
import io.orric.allocation.LearningCurve;
import io.orric.allocation.LogarithmicCurve;
import io.orric.allocation.PowerCurve;
import io.orric.allocation.TabulatedCurve;
import io.orric.options.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * Learning curves as text, for the command line:
 *
 * <pre>
 *   power:LIMIT:AMPLITUDE:EXPONENT:OFFSET   LIMIT − AMPLITUDE · (OFFSET + x)^−EXPONENT
 *   exponential:A:B:C:OFFSET                exp(A + B / (OFFSET + x) + C · ln(OFFSET + x))
 *   logarithmic:SCALE:SHIFT:OFFSET          ln(SCALE · ln(OFFSET + x) + SHIFT)
 *   table:FILE                              CSV with the columns extent,accuracy; straight between
 * </pre>
 */
public final class CurveText {

    /**
     * Reads a curve.
     *
     * @throws UsageException if the text is no curve, or the curve has no value at 0
     */
    public static LearningCurve parse(String text) throws IOException {
        int colon = text.indexOf(':');
        String form = colon < 0 ? text : text.substring(0, colon);
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        return switch (form) {
            case "power" -> {
                double[] p = numbers(text, rest, "LIMIT:AMPLITUDE:EXPONENT:OFFSET");
                yield new PowerCurve(p[0], p[1], p[2], p[3]);
            }
            case "exponential" -> {
                double[] p = numbers(text, rest, "A:B:C:OFFSET");
                yield new ExponentialCurve(p[0], p[1], p[2], p[3]);
            }
            case "logarithmic" -> {
                double[] p = numbers(text, rest, "SCALE:SHIFT:OFFSET");
                yield new LogarithmicCurve(p[0], p[1], p[2]);
            }
            case "table" -> table(Path.of(rest));
            default ->
                    throw UsageException.format(
                            "learning curve is '%s', must begin with power:, exponential:,"
                                    + " logarithmic: or table:",
                            text);
        };
    }

    private static double[] numbers(String text, String rest, String parameters) {
        String[] fields = rest.split(":", -1);
        try {
            double[] numbers = Arrays.stream(fields).mapToDouble(Double::parseDouble).toArray();
            if (numbers.length == parameters.split(":").length) {
                return numbers;
            }
        } catch (NumberFormatException e) {
            // Told below, together with a wrong count.
        }
        throw UsageException.format(
                "learning curve is '%s', must be %s%s with a number for each",
                text, text.substring(0, text.indexOf(':') + 1), parameters);
    }

    private static LearningCurve table(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("learning curve " + file + " is no file");
        }
        String name = "learning curve " + file;
        List<Double> extents = new ArrayList<>();
        List<Double> accuracies = new ArrayList<>();
        try (CsvFile points = new CsvFile(name, Files.newInputStream(file), "extent", "accuracy")) {
            for (CSVRecord p = points.next(); p != null; p = points.next()) {
                extents.add(points.number(p, "extent"));
                accuracies.add(points.number(p, "accuracy"));
            }
        }
        try {
            return new TabulatedCurve(array(extents), array(accuracies));
        } catch (IllegalArgumentException e) {
            throw new UsageException(name + ": " + e.getMessage(), e);
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private CurveText() {}
}

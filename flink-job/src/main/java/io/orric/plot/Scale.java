// SPDX-License-Identifier: Apache-2.0
package io.orric.plot;

import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A vertical axis from 0 in round steps.
 *
 * @param step between two ticks
 * @param steps how many steps there are
 */
record Scale(double step, int steps) {

    /** The axis with up to five round steps that reaches a value. */
    static Scale upTo(double greatest) {
        if (!(greatest > 0)) {
            return new Scale(1, 1);
        }
        double power = Math.pow(10, Math.floor(Math.log10(greatest)) - 1);
        double step =
                DoubleStream.of(1, 2, 2.5, 5, 10, 20)
                        .map(factor -> factor * power)
                        .filter(candidate -> candidate * 5 >= greatest * (1 - 1e-12))
                        .findFirst()
                        .orElse(greatest);
        return new Scale(step, Math.max(1, (int) Math.ceil(greatest / step - 1e-9)));
    }

    double top() {
        return step * steps;
    }

    double[] ticks() {
        return IntStream.rangeClosed(0, steps).mapToDouble(k -> k * step).toArray();
    }

    /** A number with four significant digits at most and a decimal prefix, such as 5.23G. */
    static String label(double value) {
        String[] prefixes = {"", "k", "M", "G", "T", "P", "E"};
        double scaled = value;
        int prefix = 0;
        while (Math.abs(scaled) >= 10_000 && prefix < prefixes.length - 1) {
            scaled /= 1000;
            prefix++;
        }
        String digits = String.format(Locale.ROOT, "%.3f", scaled);
        return digits.replaceAll("\\.?0+$", "") + prefixes[prefix];
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks;

import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.Main;

/** {@code orric bench}: runs JMH with the memory a call allocates. */
public final class Bench {

    /** Runs the benchmarks whose names contain the first argument, all if there is none. */
    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.println(
                    """
                    Usage: orric bench [PATTERN] [JMH OPTION...]
                    Measure what a decision costs, in nanoseconds and bytes.

                      PATTERN      Part of a benchmark's name, such as decide or bruteForce
                                   (default: all, about a minute).
                      JMH OPTION   Such as -p size=6x4, -f 3 (processes), -i 10 (iterations);
                                   -h lists them.""");
            return;
        }
        Main.main(
                Stream.concat(Stream.of("-prof", "gc"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private Bench() {}
}

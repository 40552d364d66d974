// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The machine that figures are from.
 *
 * @param cores that the JVM may use
 * @param processor its name, where the system tells it
 * @param jvm name and version
 * @param system operating system, version and architecture
 */
public record Machine(int cores, String processor, String jvm, String system) {

    /** This one. */
    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                processorName(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + " "
                        + System.getProperty("os.arch"));
    }

    /** Linux tells; elsewhere it is the architecture. */
    private static String processorName() {
        Path told = Path.of("/proc/cpuinfo");
        try {
            return Files.isReadable(told)
                    ? Files.readAllLines(told).stream()
                            .filter(line -> line.startsWith("model name"))
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .findFirst()
                            .orElse(System.getProperty("os.arch"))
                    : System.getProperty("os.arch");
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    @Override
    public String toString() {
        return cores + " cores (" + processor + "), " + jvm + ", " + system;
    }
}

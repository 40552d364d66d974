// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

/**
 * The machine that figures are from.
 *
 * @param cores that the JVM may use
 * @param jvm name and version
 * @param system operating system, version and architecture
 */
record Machine(int cores, String jvm, String system) {

    /** This one. */
    static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + " "
                        + System.getProperty("os.arch"));
    }

    @Override
    public String toString() {
        return cores + " cores, " + jvm + ", " + system;
    }
}

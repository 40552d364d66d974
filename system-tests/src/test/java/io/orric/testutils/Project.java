// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import io.orric.local.Checkout;
import io.orric.local.ChildJvm;
import java.nio.file.Path;
import java.util.List;

/** Places in the checkout, and the files that its build made. */
public final class Project {

    static final Checkout CHECKOUT = Checkout.find();

    private Project() {}

    /** The folder of the checkout. */
    public static Path root() {
        return CHECKOUT.root();
    }

    /** The folder that all files of the processes of a test class go into. */
    public static Path workFolder(String name) {
        return root().resolve("system-tests/target/clusters").resolve(name);
    }

    /** The job's jar in the assembly. */
    public static Path jobJar() {
        return CHECKOUT.jobJar();
    }

    /** Class path of a Flink process: Flink itself, then the assembly's lib. */
    public static List<Path> flinkClassPath() {
        return CHECKOUT.flinkClassPath();
    }

    /** Class path of the {@code orric} command in the checkout. */
    public static List<Path> commandClassPath() {
        return CHECKOUT.classPath("distribution/target/classpath");
    }

    /** Jars that the Docker image adds to Flink and the job for the {@code orric} command. */
    public static List<Path> commandLib() {
        return CHECKOUT.files("distribution/target/lib");
    }

    /** The {@code orric} command, to be started with a verb as its first argument. */
    public static ChildJvm.Launch orric(String name) {
        return ChildJvm.launch(name, "io.orric.cli.Main")
                .classPath(testClassPath())
                .jvm(
                        List.of(
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.awt.headless=true"));
    }

    /** Class path of this JVM. */
    static List<Path> testClassPath() {
        return Checkout.entries(System.getProperty("java.class.path"));
    }
}

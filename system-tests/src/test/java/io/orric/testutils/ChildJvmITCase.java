// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.local.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class ChildJvmITCase {

    @Test
    void aBrokerEndsWhenTheTestsAreKilled(@TempDir Path folder) throws Exception {
        Path pidFile = folder.resolve("broker.pid");
        try (ChildJvm tests =
                ChildJvm.launch("tests", TestsToBeKilled.class.getName())
                        .classPath(Project.testClassPath())
                        .jvm(List.of("-Xmx128m"))
                        .arguments(List.of(pidFile.toString()))
                        .startIn(folder)) {
            await().atMost(Duration.ofMinutes(2))
                    .until(
                            () -> {
                                tests.requireAlive();
                                return Files.exists(pidFile);
                            });
            long broker = Long.parseLong(Files.readString(pidFile));
            assertThat(runs(broker)).isTrue();

            tests.kill();

            await().atMost(Duration.ofSeconds(30)).until(() -> !runs(broker));
        }
    }

    @Test
    void whoeverCannotStartSaysWhy(@TempDir Path folder) {
        try (ChildJvm child = ChildJvm.launch("missing", "no.such.Main").startIn(folder)) {
            assertThat(child.await()).isEqualTo(1);
            assertThat(child.tail()).contains("no.such.Main");
        }
    }

    /** A process that ended but that nobody asked for its status counts as ended. */
    private static boolean runs(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && !zombie(pid);
    }

    private static boolean zombie(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
        } catch (IOException e) {
            return true;
        }
    }

    /** Stand-in for a test run: a JVM with a broker. */
    public static final class TestsToBeKilled {

        private TestsToBeKilled() {}

        public static void main(String[] arguments) throws Exception {
            KafkaBroker broker = new KafkaBroker("killed-tests");
            broker.create();
            Path pidFile = Path.of(arguments[0]);
            Path draft = pidFile.resolveSibling("draft");
            Files.writeString(draft, Long.toString(broker.pid()));
            Files.move(draft, pidFile);
            Thread.currentThread().join();
        }
    }
}

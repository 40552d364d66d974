// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.chaos.ClockRun.Row;
import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A cluster whose clock is behind those of cameras and broker. It takes libfaketime: that of
 * Debian's package, or the file that {@code -Dlibfaketime=FILE} names.
 */
@Tag("chaos")
@EnabledIf("isThereAFakeTime")
class MachineClockITCase {

    private static final Path LIBRARY =
            Path.of(
                    System.getProperty(
                            "libfaketime", "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"));

    private static final Duration AHEAD = Duration.ofSeconds(-5);

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("machine-clock-kafka");

    @RegisterExtension static final FlinkCluster FLINK = cluster();

    static boolean isThereAFakeTime() {
        return Files.exists(LIBRARY);
    }

    @Test
    void aMachineWhoseClockIsBehindAnswersAsUsual() {
        Duration time = Duration.ofSeconds(30);
        Row row =
                new ClockRun(KAFKA, FLINK)
                        .withClusterAhead(AHEAD)
                        .run("machine-clock", time, List.of());
        row.note("clock of the cluster 5 s behind");
        row.requireUnmoved(time);
        assertThat(row.camerasOffClock()).isEqualTo(ClockRun.NORMAL_CAMERAS);
        assertThat(row.framesOffClock()).isEqualTo(row.sentOffClock());
    }

    private static FlinkCluster cluster() {
        FlinkCluster cluster = VideoJob.live(new FlinkCluster("machine-clock-flink", 1, 1));
        cluster.withVariable("LD_PRELOAD", LIBRARY.toString());
        cluster.withVariable("FAKETIME", AHEAD.toSeconds() + "s");
        cluster.withVariable("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        // It would wake every thread of a JVM that waits, at once and again and again.
        cluster.withVariable("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        return cluster;
    }
}

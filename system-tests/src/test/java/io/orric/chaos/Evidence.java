// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/** Requirements of the failure tests on every run, and the table of their counts. */
final class Evidence {

    private static final Path TABLE = Project.root().resolve("system-tests/target/failures.csv");
    private static final Path FIGURES = Project.root().resolve("system-tests/target/figures.csv");
    private static final String HEADER =
            "failure,sent,predicted,dead-lettered,lost,duplicated,recovery seconds\n";

    private Evidence() {}

    /**
     * Requires one result for every frame, with the frame's own capture time, predictions in the
     * order of each camera's frames, and students that never grow older for a camera.
     */
    static void requireExactlyOnce(String failure, FrameLedger ledger) {
        requireExactlyOnce(failure, ledger, "");
    }

    /** Requires the same, and notes how long the failure stopped predictions. */
    static void requireExactlyOnce(String failure, FrameLedger ledger, long recoveryMillis) {
        requireExactlyOnce(failure, ledger, String.valueOf(recoveryMillis / 1000.0));
    }

    /** Requires the same within this time, where the frames come faster than their results. */
    static void requireExactlyOnce(String failure, FrameLedger ledger, Duration timeout) {
        ledger.awaitAll(timeout);
        requireExactlyOnce(failure, ledger, "");
    }

    private static void requireExactlyOnce(String failure, FrameLedger ledger, String recovery) {
        FrameLedger.Counts counts = ledger.awaitAll();
        note(
                "%s,%d,%d,%d,%d,%d,%s%n"
                        .formatted(
                                failure,
                                counts.sent(),
                                counts.predicted(),
                                counts.deadLettered(),
                                counts.lost(),
                                counts.duplicated(),
                                recovery));
        assertThat(counts.sent()).isEqualTo(counts.predicted() + counts.deadLettered());
        assertThat(counts.lost()).isZero();
        assertThat(counts.duplicated()).isZero();
        assertThat(ledger.strangers()).isEmpty();
        assertThat(ledger.versionsThatFell()).isEmpty();
        assertThat(ledger.outOfOrder()).isEmpty();
        assertThat(ledger.alteredTimes()).isEmpty();
    }

    /** Notes two numbers under a name of their own. */
    static void note(String measured, long first, long second) {
        note("%s,%d,%d,,,,%n".formatted(measured, first, second));
    }

    /** Notes a figure of a measurement, with its unit in the figure's name. */
    static void figure(String measurement, String figure, Number value) {
        append(
                FIGURES,
                "measurement,figure,value\n",
                String.format(
                        Locale.ROOT, "%s,%s,%.1f%n", measurement, figure, value.doubleValue()));
    }

    private static void note(String row) {
        append(TABLE, HEADER, row);
    }

    private static void append(Path table, String header, String row) {
        try {
            if (!Files.exists(table)) {
                Files.writeString(table, header);
            }
            Files.writeString(table, row, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

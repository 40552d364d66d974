// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.registry.RetrainingRecord.Outcome;
import io.orric.testutils.CountedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrainingLogTest {

    private static final String SITE = "crossing";

    @TempDir private Path folder;

    private final List<String> warnings = new ArrayList<>();
    private long now;
    private ModelRegistry registry;
    private RetrainingLog log;

    @BeforeEach
    void open() {
        now = 10_000;
        registry = new ModelRegistry(CountedFiles.uri(folder.resolve("registry")), 3);
        log = registry.log(() -> now, warnings::add);
    }

    @Test
    void aRecordedSlotAndThoseBeforeItAreSettled() throws Exception {
        registry.record(SITE, record(5000));
        assertThat(log.isSettled(SITE, 4000)).isTrue();
        assertThat(log.isSettled(SITE, 5000)).isTrue();
        assertThat(log.isSettled(SITE, 6000)).isFalse();
        log.record(SITE, record(6000));
        assertThat(log.isSettled(SITE, 6000)).isTrue();
        assertThat(log.isSettled("other", 1000)).isFalse();
    }

    @Test
    void aRecordOfTheFutureSettlesNothing() throws Exception {
        registry.record(SITE, record(5000));
        registry.record(SITE, record(86_400_000));
        assertThat(log.isSettled(SITE, 5000)).isTrue();
        assertThat(log.isSettled(SITE, 6000)).isFalse();
        log.record(SITE, record(6000));
        assertThat(log.isSettled(SITE, 6000)).isTrue();
        assertThat(log.isSettled(SITE, 7000)).isFalse();
        assertThat(registry.isSettled(SITE, 86_400_000)).as("it stays").isTrue();
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("a slot of crossing that ends at 1970-01-02T00:00:00Z");
    }

    @Test
    void aClockThatIsPutBackDoesNotKeepSlotsFromBeingRetrained() throws Exception {
        now = 90_000_000;
        log.record(SITE, record(86_400_000));
        assertThat(log.isSettled(SITE, 86_400_000)).isTrue();
        now = 10_000;
        assertThat(log.isSettled(SITE, 10_000)).isFalse();
        log.record(SITE, record(10_000));
        assertThat(log.isSettled(SITE, 10_000)).isTrue();
    }

    @Test
    void recordingsMayBeOfAnyTime() throws Exception {
        registry.record(SITE, record(86_400_000));
        RetrainingLog any = registry.log(RetrainingLog.anyTime(), warnings::add);
        assertThat(any.isSettled(SITE, 6000)).isTrue();
        assertThat(warnings).isEmpty();
    }

    @Test
    void theVersionOfASlotWithoutRecordIsKnown() throws Exception {
        Path student = Files.writeString(folder.resolve("student.pt"), "student");
        ModelManifest published = registry.publish(SITE, 0, record(5000), student);
        assertThat(log.publishedFrom(SITE, 5000)).contains(published);
        assertThat(log.publishedFrom(SITE, 6000)).isEmpty();
        assertThat(publish(6000, student)).isEqualTo(2);
    }

    @Test
    void aVersionThatNobodyMarkedIsMarked() throws Exception {
        Path student = Files.writeString(folder.resolve("student.pt"), "student");
        registry.publish(SITE, 0, record(5000), student);
        Files.delete(folder.resolve("registry/.newest/crossing.1"));
        assertThat(registry.newestVersions().of(SITE)).isZero();
        log.isSettled(SITE, 5000);
        assertThat(registry.newestVersions().of(SITE)).isEqualTo(1);
    }

    /**
     * A record of the future has the highest number of a version, and so has the last present one.
     */
    @Test
    void theNumbersOfDeletedVersionsAreNotUsedAgain() throws Exception {
        registry.record(SITE, recordOf(86_400_000, 7));
        registry.record(SITE, recordOf(5000, 9));
        Path student = Files.writeString(folder.resolve("student.pt"), "student");
        assertThat(publish(6000, student)).isEqualTo(10);
    }

    @Test
    void oldRecordsAreRemovedManyAtATimeAndThoseOfTheFutureStay() throws Exception {
        registry.record(SITE, record(86_400_000));
        now = 2_000_000;
        for (int slot = 1; slot <= 1150; slot++) {
            log.record(SITE, record(slot * 1000L));
        }
        List<RetrainingRecord> left = registry.records(SITE, 0);
        assertThat(left.size()).isBetween(1001, 1100);
        assertThat(left.get(0).slotEnd()).isGreaterThan(1000);
        assertThat(left.get(left.size() - 1).slotEnd()).isEqualTo(86_400_000);
        assertThat(left.get(left.size() - 2).slotEnd()).isEqualTo(1_150_000);
    }

    @Test
    void aRetrainingListsNoRecords() throws Exception {
        log.record(SITE, record(1000));
        CountedFiles.forget();
        for (int slot = 2; slot <= 50; slot++) {
            assertThat(log.isSettled(SITE, slot * 1000L)).isFalse();
            assertThat(log.publishedFrom(SITE, slot * 1000L)).isEmpty();
            log.record(SITE, record(slot * 1000L));
        }
        try (Stream<String> requests = CountedFiles.requests().stream()) {
            assertThat(requests)
                    .hasSize(3 * 49)
                    .allMatch(request -> request.matches("(create|rename) .*|list .*/crossing"));
        }
    }

    private long publish(long slotEnd, Path student) throws IOException {
        SiteState before = registry.state(SITE);
        Origin origin = new Origin(before.newest(), "batch-norm");
        return log.publish(SITE, before, origin, record(slotEnd), student).orElseThrow().version();
    }

    private static RetrainingRecord record(long slotEnd) {
        return recordOf(slotEnd, 0);
    }

    private static RetrainingRecord recordOf(long slotEnd, long version) {
        return new RetrainingRecord(
                slotEnd / 1000, slotEnd, Outcome.DISCARDED, version, 40, 0.5, 0.75, "");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.registry.RetrainingRecord.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteVersionsTest {

    private static final String SITE = "cross/ing";
    private static final int WRITERS = 4;

    @TempDir private Path folder;

    private Path root;
    private ModelRegistry registry;
    private SiteVersions versions;

    @BeforeEach
    void open() {
        root = folder.resolve("registry");
        registry = new ModelRegistry(root.toString(), 10);
        versions = registry.site(SITE, Optional.empty());
    }

    @Test
    void aRollbackIsANewVersionWithTheOldFile() throws Exception {
        publish("good");
        publish("bad");
        ModelManifest copy = versions.rollBack(1);
        assertThat(copy)
                .isEqualTo(
                        new ModelManifest(
                                3,
                                1,
                                Origin.COPY,
                                1,
                                1000,
                                Digests.sha256("good".getBytes(StandardCharsets.UTF_8)),
                                40,
                                0.5,
                                0.75));
        assertThat(Files.readString(folder("v00000003").resolve("manifest.json")))
                .startsWith("{\"version\":3,\"parent\":1,\"method\":\"copy\",\"slot\":1,")
                .doesNotContain("\"copy\":");
        assertThat(current()).isEqualTo("good");
        assertThat(registry.newestVersions().of(SITE)).as("the job finds it").isEqualTo(3);
        assertThat(registry.versions(SITE)).as("nothing is lost").containsExactly(3L, 2L, 1L);
        assertThat(versions.versions().get(0).serves()).isTrue();
    }

    @Test
    void theBaseComesBackToo() throws Exception {
        String base = registry.installBase(file("base"));
        publish("bad");
        assertRefused(
                () -> versions.rollBack(0),
                "v0 is the student that the job was submitted with: name its file by"
                        + " --student FILE or orric.models.student");
        assertThatThrownBy(() -> registry.site(SITE, Optional.of("0".repeat(64))).rollBack(0))
                .isInstanceOf(RefusedChangeException.class)
                .hasMessageStartingWith("no job of this registry was submitted with");
        assertThat(registry.site(SITE, Optional.of(base)).rollBack(0).version()).isEqualTo(2);
        assertThat(current()).isEqualTo("base");
    }

    @Test
    void whatIsMissingDamagedOrServesIsNotRolledBackTo() throws Exception {
        publish("first");
        publish("second");
        publish("third");
        Files.writeString(folder("v00000001").resolve("student.pt"), "fIrst");
        assertRefused(
                () -> versions.rollBack(4),
                "site 'cross/ing' has no v4, its versions are v1, v2, v3, and v0, with which it"
                        + " began");
        assertRefused(() -> versions.rollBack(3), "v3 of site 'cross/ing' serves already");
        assertThatThrownBy(() -> versions.rollBack(1))
                .isInstanceOf(RefusedChangeException.class)
                .hasMessageStartingWith("v1 of site 'cross/ing' is damaged, take another version:");
        versions.pin(3);
        assertRefused(
                () -> versions.rollBack(2),
                "site 'cross/ing' is pinned: pin it to v2 instead, or unpin it first");
        assertThat(registry.newest(SITE)).isEqualTo(3);
    }

    @Test
    void aPinKeepsRetrainingFromPublishing() throws Exception {
        publish("first");
        publish("second");
        assertThat(versions.pin(2)).as("it serves already").isEmpty();
        assertThat(registry.state(SITE)).isEqualTo(new SiteState(2, 2, true, WriterTerm.NONE));
        assertThat(retrained(registry.state(SITE), "third")).isEmpty();
        assertThat(versions.pin(1)).map(ModelManifest::version).contains(3L);
        assertThat(current()).isEqualTo("first");
        assertThat(versions.unpin()).isTrue();
        assertThat(versions.unpin()).as("a second time").isFalse();
        assertThat(retrained(registry.state(SITE), "fourth")).contains(4L);
    }

    @Test
    void aRefusedPinLeavesTheSiteAsItWas() throws Exception {
        publish("first");
        Files.delete(folder("v00000001").resolve("student.pt"));
        assertThatThrownBy(() -> versions.pin(1)).isInstanceOf(RefusedChangeException.class);
        assertThatThrownBy(() -> versions.pin(2)).isInstanceOf(RefusedChangeException.class);
        assertThat(versions.isPinned()).isFalse();
    }

    @Test
    void whatWasTrainedBeforeARollbackIsNotPublishedAfterIt() throws Exception {
        publish("good");
        publish("bad");
        SiteState before = registry.state(SITE);
        versions.rollBack(1);
        assertThat(retrained(before, "better than bad")).isEmpty();
        assertThat(current()).isEqualTo("good");
    }

    /** A writer that has its number but not its manifest yet is overtaken by a higher number. */
    @Test
    void aRetrainingThatIsBeingPublishedDoesNotServeBesideAPin() throws Exception {
        publish("good");
        Path claim = Files.createDirectories(folder("v00000002")).resolve("claim.of-another");
        Files.createFile(claim);
        assertThat(versions.pin(1)).map(ModelManifest::version).contains(3L);
        Files.writeString(folder("v00000002").resolve("manifest.json"), "{}");
        Files.delete(claim);
        assertThat(registry.newest(SITE)).isEqualTo(3);
        assertThat(current()).isEqualTo("good");
    }

    @Test
    void theNumberOfAWriterThatDiedIsPassedOver() throws Exception {
        publish("first");
        Files.createFile(
                Files.createDirectories(folder("v00000002")).resolve("claim.of-a-dead-one"));
        publish("second");
        assertThat(registry.versions(SITE)).containsExactly(3L, 1L);
    }

    @Test
    void whatADeadWriterLeftIsRemovedAfterADay() throws Exception {
        Path dead = claim("v00000001");
        Path young = claim("v00000002");
        Files.setLastModifiedTime(dead, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        for (int i = 0; i < 11; i++) {
            publish("student " + i);
        }
        assertThat(folder("v00000001")).doesNotExist();
        assertThat(young).exists();
        assertThat(registry.versions(SITE)).hasSize(10).doesNotContain(3L);
    }

    private Path claim(String version) throws IOException {
        return Files.createFile(
                Files.createDirectories(folder(version)).resolve("claim.of-another"));
    }

    @Test
    void writersAtTheSameTimeNeverShareANumber() throws Exception {
        publish("first");
        ModelRegistry keeping = new ModelRegistry(root.toString(), 100);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        List<Future<ModelManifest>> published = new ArrayList<>();
        try {
            for (int i = 0; i < 5 * WRITERS; i++) {
                Path student = Files.writeString(folder.resolve("student-" + i), "student " + i);
                published.add(
                        threads.submit(() -> keeping.publish(SITE, 1, record(2000), student)));
            }
            List<Long> numbers = new ArrayList<>();
            for (Future<ModelManifest> each : published) {
                numbers.add(each.get().version());
            }
            assertThat(numbers).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
        assertThat(versions.versions()).allMatch(version -> version.damage().isEmpty());
    }

    @Test
    void onlyWhatDoesNotServeAndIsNotTheNewestIsRemoved() throws Exception {
        publish("first");
        publish("second");
        publish("third");
        registry.remember(
                SITE, List.of(new RememberedStudent(1, 2, 1, 9, List.of(1.0), List.of(1.0))));
        assertRefused(
                () -> versions.remove(3),
                "v3 of site 'cross/ing' serves: roll back to another version first");
        assertThatThrownBy(() -> versions.remove(0)).isInstanceOf(RefusedChangeException.class);
        assertThatThrownBy(() -> versions.remove(7)).hasMessageContaining("has no v7");
        Files.writeString(folder("v00000003").resolve("student.pt"), "damaged");
        assertThatThrownBy(() -> versions.remove(3))
                .hasMessageStartingWith("v3 is the newest version of site 'cross/ing', from");
        assertThatThrownBy(() -> versions.remove(2)).hasMessageContaining("v2 of site");
        assertThat(versions.rollBack(1).version()).isEqualTo(4);
        assertThat(versions.remove(3)).isFalse();
        assertThat(versions.remove(2)).as("it was remembered").isTrue();
        assertThat(registry.versions(SITE)).containsExactly(4L, 1L);
        assertThat(folder("v00000002")).doesNotExist();
    }

    @Test
    void versionsTellWhatTheyAre() throws Exception {
        publish("first");
        publish("second");
        publish("third");
        Files.writeString(folder("v00000003").resolve("student.pt"), "broken");
        registry.remember(
                SITE, List.of(new RememberedStudent(1, 1, 1, 9, List.of(1.0), List.of(1.0))));
        List<StoredVersion> shown = versions.versions();
        assertThat(shown).extracting(StoredVersion::number).containsExactly(3L, 2L, 1L);
        assertThat(shown).extracting(StoredVersion::serves).containsExactly(false, true, false);
        assertThat(shown).extracting(StoredVersion::remembered).containsExactly(false, false, true);
        assertThat(shown).extracting(StoredVersion::bytes).containsExactly(6L, 6L, 5L);
        assertThat(shown.get(0).damage()).isPresent();
        assertThat(shown.get(1).published()).isPositive();
    }

    @Test
    void sitesAreFoundByTheirNames() throws Exception {
        publish("first");
        registry.record("~", record(1000));
        registry.installBase(file("base"));
        assertThat(registry.sites()).containsExactly(SITE, "~");
        SiteSummary summary = versions.summary();
        assertThat(summary.serves()).isEqualTo(1);
        assertThat(summary.versions()).isEqualTo(1);
        assertThat(summary.last()).isEmpty();
        SiteSummary other = registry.site("~", Optional.empty()).summary();
        assertThat(other.serves()).isZero();
        assertThat(other.since()).isEmpty();
        assertThat(other.last()).map(RetrainingRecord::slotEnd).contains(1000L);
    }

    @Test
    void aSiteThatIsNotThereIsNamed() {
        for (ThrowingCallable change :
                List.<ThrowingCallable>of(
                        versions::versions,
                        versions::unpin,
                        () -> versions.pin(1),
                        () -> versions.rollBack(1),
                        () -> versions.remove(1))) {
            assertThatThrownBy(change)
                    .isInstanceOf(RefusedChangeException.class)
                    .hasMessageStartingWith("there is no site 'cross/ing' in ");
        }
        assertThat(root).doesNotExist();
    }

    private static void assertRefused(ThrowingCallable change, String message) {
        assertThatThrownBy(change).isInstanceOf(RefusedChangeException.class).hasMessage(message);
    }

    private Optional<Long> retrained(SiteState before, String content) throws IOException {
        return registry.log(RetrainingLog.anyTime(), warning -> {})
                .publish(
                        SITE,
                        before,
                        new Origin(before.newest(), "batch-norm"),
                        record(9000),
                        file(content))
                .map(RetrainingRecord::version);
    }

    private void publish(String content) throws IOException {
        long parent = registry.newest(SITE);
        registry.publish(SITE, parent, record(1000), file(content));
    }

    private String current() throws IOException {
        Path target = folder.resolve("fetched.pt");
        registry.fetchNewest(SITE, 0, target, damaged -> {});
        return Files.readString(target);
    }

    private static RetrainingRecord record(long slotEnd) {
        return new RetrainingRecord(
                slotEnd / 1000, slotEnd, Outcome.PUBLISHED, 0, 40, 0.5, 0.75, "");
    }

    private Path folder(String version) {
        return root.resolve(SafeNames.encode(SITE)).resolve(version);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("student.pt"), content);
    }
}

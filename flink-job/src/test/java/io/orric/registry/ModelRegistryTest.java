// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.registry.RetrainingRecord.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRegistryTest {

    private static final String SITE = "crossing";

    @TempDir private Path folder;

    private Path root;
    private Path target;
    private ModelRegistry registry;
    private final List<DamagedModelException> damaged = new ArrayList<>();

    @BeforeEach
    void open() {
        root = folder.resolve("registry");
        target = folder.resolve("fetched.pt");
        registry = new ModelRegistry(root.toString(), 3);
    }

    @Test
    void anUnknownSiteHasNothing() throws Exception {
        assertThat(registry.versions(SITE)).isEmpty();
        assertThat(registry.fetchNewest(SITE, 0, target, damaged::add)).isEmpty();
        assertThat(registry.settled(SITE, 1000)).isEmpty();
        assertThat(registry.lastSettledBefore(SITE, 1000)).isEmpty();
        assertThat(registry.settledThrough(SITE)).isZero();
        assertThat(registry.records(SITE, 0)).isEmpty();
        assertThat(root).doesNotExist();
    }

    @Test
    void whatIsPublishedIsFetched() throws Exception {
        ModelManifest first = publish("first");
        ModelManifest second = publish("second");
        assertThat(first.version()).isEqualTo(1);
        assertThat(second)
                .isEqualTo(
                        new ModelManifest(
                                2,
                                1,
                                null,
                                5,
                                5000,
                                Digests.sha256(bytes("second")),
                                40,
                                0.5,
                                0.75));
        assertThat(registry.versions(SITE)).containsExactly(2L, 1L);
        assertThat(registry.manifest(SITE, 2)).isEqualTo(second);
        registry.fetch(SITE, first, target);
        assertThat(target).hasContent("first");
        assertThat(registry.fetchNewest(SITE, 0, target, damaged::add)).contains(second);
        assertThat(target).hasContent("second");
        assertThat(damaged).isEmpty();
    }

    @Test
    void onlyVersionsAboveAreLookedAt() throws Exception {
        publish("first");
        publish("second");
        assertThat(registry.fetchNewest(SITE, 2, target, damaged::add)).isEmpty();
        assertThat(registry.fetchNewest(SITE, 1, target, damaged::add)).isPresent();
    }

    @Test
    void theBaseIsCurrentUntilSomethingIsPublished() throws Exception {
        String base = registry.installBase(file("base"));
        assertThat(registry.fetchCurrent(SITE, base, target, damaged::add)).isZero();
        assertThat(target).hasContent("base");
        publish("first");
        assertThat(registry.fetchCurrent(SITE, base, target, damaged::add)).isEqualTo(1);
        assertThat(target).hasContent("first");
    }

    @Test
    void sitesHaveVersionsOfTheirOwn() throws Exception {
        publish("first");
        assertThat(registry.versions("other")).isEmpty();
    }

    @Test
    void aVersionWithoutManifestIsInvisibleAndOverwritten() throws Exception {
        publish("first");
        Path half = Files.createDirectories(root.resolve(SITE).resolve("v00000002"));
        Files.writeString(half.resolve("student.pt"), "half written, and longer");
        Files.writeString(half.resolve("manifest.json.partial"), "{");
        assertThat(registry.versions(SITE)).containsExactly(1L);
        assertThat(publish("second").version()).isEqualTo(2);
        assertThat(registry.fetchNewest(SITE, 0, target, damaged::add)).isPresent();
        assertThat(target).hasContent("second");
    }

    @Test
    void aFlippedByteIsNoticedAndTheVersionBeforeUsed() throws Exception {
        publish("first");
        ModelManifest second = publish("second");
        Files.writeString(student(2), "sEcond");
        assertThatThrownBy(() -> registry.fetch(SITE, second, target))
                .isInstanceOf(DamagedModelException.class)
                .hasMessageContaining("student.pt has digest")
                .hasMessageContaining(second.sha256());
        assertThat(target).doesNotExist();
        assertThat(registry.fetchNewest(SITE, 0, target, damaged::add))
                .map(ModelManifest::version)
                .contains(1L);
        assertThat(target).hasContent("first");
        assertThat(damaged).hasSize(1);
    }

    @Test
    void aGraphIsCheckedAgainstItsDigestWhenItIsRead() throws Exception {
        Path graph = Files.writeString(folder.resolve("student.onnx"), "graph");
        String digest = registry.installGraph(graph);
        assertThat(registry.readGraph(digest)).isEqualTo(bytes("graph"));
        Path installed = root.resolve(".base/" + digest + ".onnx");
        Files.writeString(installed, "grapf");
        assertThatThrownBy(() -> registry.readGraph(digest))
                .isInstanceOf(DamagedModelException.class)
                .hasMessageContaining(digest + ".onnx has digest");
        assertThat(registry.installGraph(graph)).isEqualTo(digest);
        assertThat(installed).hasContent("graph");
        assertThatThrownBy(() -> registry.readGraph("0".repeat(64)))
                .isInstanceOf(DamagedModelException.class)
                .hasMessageContaining("is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{}", "{\"version\": \"two\"}", "\u0000"})
    void anUnreadableManifestIsPassedOver(String manifest) throws Exception {
        publish("first");
        publish("second");
        Files.writeString(root.resolve(SITE).resolve("v00000002/manifest.json"), manifest);
        assertThat(registry.fetchNewest(SITE, 0, target, damaged::add))
                .map(ModelManifest::version)
                .contains(1L);
        assertThat(damaged).hasSize(1);
        assertThat(publish("third").version()).isEqualTo(3);
    }

    @Test
    void aDeletedStudentIsPassedOver() throws Exception {
        publish("first");
        publish("second");
        Files.delete(student(2));
        assertThat(registry.fetchNewest(SITE, 0, target, damaged::add))
                .map(ModelManifest::version)
                .contains(1L);
        assertThat(damaged).singleElement().asString().contains("student.pt is missing");
    }

    @Test
    void withoutASoundVersionTheBaseIsCurrent() throws Exception {
        String base = registry.installBase(file("base"));
        publish("first");
        Files.writeString(student(1), "broken");
        assertThat(registry.fetchCurrent(SITE, base, target, damaged::add)).isZero();
        assertThat(target).hasContent("base");
        assertThat(damaged).hasSize(1);
    }

    @Test
    void theNewestVersionsAreKept() throws Exception {
        for (int i = 1; i <= 6; i++) {
            publish("student " + i);
        }
        assertThat(registry.versions(SITE)).containsExactly(6L, 5L, 4L);
        assertThat(root.resolve(SITE)).isDirectoryNotContaining("glob:**/v0000000[123]");
        assertThatThrownBy(() -> registry.manifest(SITE, 1))
                .isInstanceOf(DamagedModelException.class)
                .hasMessageContaining("is missing");
    }

    @Test
    void oneLookFindsTheNewestVersionsOfAllSites() throws Exception {
        assertThat(registry.newestVersions().of(SITE)).isZero();
        publish("first");
        publish("second");
        registry.publish("other", 0, record(1, 1000, Outcome.PUBLISHED, 1), file("third"));
        Path marks = root.resolve(".newest");
        assertThat(marks).isDirectoryContaining("glob:**/crossing.2");
        assertThat(marks).isDirectoryNotContaining("glob:**/crossing.1");
        // What a writer that died left, and what others put there.
        Files.createFile(marks.resolve("crossing.1"));
        Files.createFile(marks.resolve("crossing.new"));
        Files.createFile(marks.resolve("notes"));
        NewestVersions newest = registry.newestVersions();
        assertThat(newest.of(SITE)).isEqualTo(2);
        assertThat(newest.of("other")).isEqualTo(1);
        assertThat(newest.of("notes")).isZero();
        publish("fourth");
        assertThat(marks).isDirectoryNotContaining("glob:**/crossing.1");
        assertThat(marks.resolve("crossing.new")).exists();
    }

    @Test
    void strangersInTheFolderAreLeftAlone() throws Exception {
        publish("first");
        Path notes = Files.writeString(root.resolve(SITE).resolve("notes.txt"), "mine");
        Files.createDirectories(root.resolve(SITE).resolve("v2-backup"));
        for (int i = 0; i < 5; i++) {
            publish("student");
        }
        assertThat(registry.versions(SITE)).containsExactly(6L, 5L, 4L);
        assertThat(notes).exists();
    }

    @Test
    void theNumberOfADeletedVersionIsNotUsedAgain() throws Exception {
        publish("first");
        registry.record(SITE, new RetrainingRecord(1, 1000, Outcome.PUBLISHED, 1, 9, 0, 1, ""));
        FileUtils.deleteDirectory(root.resolve(SITE).resolve("v00000001").toFile());
        assertThat(publish("second").version()).isEqualTo(2);
    }

    @Test
    void aDamagedRecordSettlesItsSlotAndIsPassedOver() throws Exception {
        RetrainingRecord sound = record(1, 1000, Outcome.PUBLISHED, 0.5);
        registry.record(SITE, sound);
        registry.record(SITE, record(2, 2000, Outcome.DISCARDED, 0.5));
        Files.writeString(
                root.resolve(SITE).resolve("retraining").resolve("00000000000000002000.json"), "{");
        assertThat(registry.isSettled(SITE, 2000)).isTrue();
        assertThat(registry.settled(SITE, 2000)).isEmpty();
        assertThat(registry.lastSettledBefore(SITE, 3000)).contains(sound);
        assertThat(registry.records(SITE, 0)).containsExactly(sound);
    }

    @Test
    void recordsSettleTheirSlots() throws Exception {
        RetrainingRecord early = record(1, 1000, Outcome.PUBLISHED, 0.5);
        RetrainingRecord skipped = record(2, 2000, Outcome.SKIPPED, Double.NaN);
        RetrainingRecord late = record(11, 11_000, Outcome.DISCARDED, 0.25);
        for (RetrainingRecord record : List.of(late, early, skipped)) {
            registry.record(SITE, record);
        }
        assertThat(registry.settled(SITE, 2000)).contains(skipped);
        assertThat(registry.settled(SITE, 3000)).isEmpty();
        assertThat(registry.lastSettledBefore(SITE, 11_000)).contains(skipped);
        assertThat(registry.lastSettledBefore(SITE, 11_001)).contains(late);
        assertThat(registry.lastSettledBefore(SITE, 1000)).isEmpty();
        assertThat(registry.settledThrough(SITE)).isEqualTo(11_000);
        assertThat(registry.records(SITE, 0)).containsExactly(early, skipped, late);
        assertThat(registry.records(SITE, 2000)).containsExactly(skipped, late);
        assertThat(registry.versions(SITE)).isEmpty();
    }

    @Test
    void aRecordMayBeWrittenAgain() throws Exception {
        registry.record(SITE, record(1, 1000, Outcome.FAILED, Double.NaN));
        RetrainingRecord again = record(1, 1000, Outcome.PUBLISHED, 0.5);
        registry.record(SITE, again);
        assertThat(registry.records(SITE, 0)).containsExactly(again);
    }

    @Test
    void installingTheBaseTwiceIsInstallingItOnce() throws Exception {
        String digest = registry.installBase(file("base"));
        assertThat(registry.installBase(file("base"))).isEqualTo(digest);
        assertThat(registry.installBase(file("other"))).isNotEqualTo(digest);
        assertThat(digest).isEqualTo(Digests.sha256(bytes("base")));
        registry.fetchBase(digest, target);
        assertThat(target).hasContent("base");
        try (Stream<Path> bases = Files.list(root.resolve(".base"))) {
            assertThat(bases).hasSize(2);
        }
    }

    @Test
    void installingTheBaseAgainRepairsIt() throws Exception {
        String digest = registry.installBase(file("base"));
        Files.writeString(root.resolve(".base").resolve(digest + ".pt"), "bAse");
        assertThat(registry.installBase(file("base"))).isEqualTo(digest);
        registry.fetchBase(digest, target);
        assertThat(target).hasContent("base");
    }

    @Test
    void aDamagedOrMissingBaseIsNoticed() throws Exception {
        String digest = registry.installBase(file("base"));
        Files.writeString(root.resolve(".base").resolve(digest + ".pt"), "bAse");
        assertThatThrownBy(() -> registry.fetchBase(digest, target))
                .isInstanceOf(DamagedModelException.class)
                .hasMessageContaining("has digest");
        assertThatThrownBy(() -> registry.fetchBase("0".repeat(64), target))
                .isInstanceOf(DamagedModelException.class)
                .hasMessageContaining("is missing");
    }

    @Test
    void siteNamesNeverLeaveTheRootNorShareAFolder() throws Exception {
        List<String> sites =
                List.of(
                        "../../etc/passwd",
                        "..",
                        ".",
                        "",
                        " ",
                        "x".repeat(10_000),
                        "x".repeat(9_999),
                        "tab\tnull\u0000line\n",
                        ".base",
                        "a/b",
                        "a%2Fb",
                        "%2F",
                        "/",
                        "C:\\site",
                        "/absolute",
                        "file:///absolute",
                        "Brücke ☃");
        for (String site : sites) {
            registry.publish(site, 0, record(1, 1000, Outcome.PUBLISHED, 1), file(site));
            registry.record(site, record(1, 1000, Outcome.PUBLISHED, 1));
        }
        NewestVersions newestVersions = registry.newestVersions();
        for (String site : sites) {
            assertThat(registry.versions(site)).as(site).containsExactly(1L);
            assertThat(newestVersions.of(site)).as(site).isEqualTo(1);
            Optional<ModelManifest> newest = registry.fetchNewest(site, 0, target, damaged::add);
            assertThat(newest).isPresent();
            assertThat(target).hasContent(site);
        }
        try (Stream<Path> made = Files.list(root)) {
            assertThat(made)
                    .as("a folder for each, and that of the newest versions")
                    .hasSize(sites.size() + 1)
                    .allMatch(Files::isDirectory);
        }
        try (Stream<Path> made = Files.list(folder)) {
            assertThat(made.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("registry", "fetched.pt", "student.pt");
        }
    }

    private ModelManifest publish(String content) throws IOException {
        long parent = registry.versions(SITE).stream().findFirst().orElse(0L);
        return registry.publish(
                SITE, parent, record(5, 5000, Outcome.PUBLISHED, 0.5), file(content));
    }

    private static RetrainingRecord record(long slot, long end, Outcome outcome, double before) {
        return new RetrainingRecord(slot, end, outcome, 1, 40, before, 0.75, "why");
    }

    private Path student(long version) {
        return root.resolve(SITE).resolve("v0000000" + version).resolve("student.pt");
    }

    private Path file(String content) throws IOException {
        return Files.write(folder.resolve("student.pt"), bytes(content));
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}

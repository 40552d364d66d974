// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.card.ModelCard;
import io.orric.operator.OperatorOptions;
import io.orric.options.Complaints;
import io.orric.options.UsageException;
import io.orric.registry.DamagedModelException;
import io.orric.registry.ModelRegistry;
import io.orric.testutils.TinyModels;
import io.orric.vision.OnnxGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmittedFilesTest {

    @TempDir private Path folder;

    private final Configuration config = new Configuration();
    private TinyModels models;

    @BeforeEach
    void soundOptions() throws IOException {
        models = TinyModels.copyTo(Files.createDirectories(folder.resolve("models")));
        JobOptions.STUDENT.set(config, models.student().toString());
        JobOptions.TEACHER.set(config, models.teacher().toString());
        OperatorOptions.PROFILE.set(config, models.profile().toString());
        JobOptions.REGISTRY_PATH.set(config, registry().toString());
    }

    @Test
    void whatWasInstalledIsFoundWithoutTheFiles() throws Exception {
        byte[] student = Files.readAllBytes(models.student());
        byte[] graph = Files.readAllBytes(models.studentGraph());
        byte[] profile = Files.readAllBytes(models.profile());
        String digest = install();
        assertThat(config.toMap())
                .containsOnlyKeys("orric.models.submitted", "orric.registry.path")
                .containsEntry("orric.models.submitted", digest);
        FileUtils.deleteDirectory(folder.resolve("models").toFile());
        Path copy;
        try (SubmittedFiles.Copies copies = SubmittedFiles.unpack(config)) {
            assertThat(copies.exist()).isTrue();
            copy = JobOptions.STUDENT.readFile(config);
            assertThat(copy).hasBinaryContent(student);
            assertThat(OnnxGraph.fileOf(copy)).hasBinaryContent(graph);
            assertThat(OnnxGraph.fileOf(JobOptions.TEACHER.readFile(config))).exists();
            assertThat(OperatorOptions.PROFILE.readFile(config)).hasBinaryContent(profile);
            assertThat(VideoAnalyticsJob.settings(config).models().classes())
                    .isEqualTo(TinyModels.CLASSES);
        }
        assertThat(copy).doesNotExist();
    }

    @Test
    void aCardTravelsWithItsModelsAndMayHaveTheirClasses() throws Exception {
        Files.writeString(
                ModelCard.fileOf(models.student()),
                "input: {mode: letterbox, filter: bilinear, mean: [0.1, 0.2, 0.3], std: [1, 1, 1]}\nclasses: "
                        + TinyModels.CLASSES.names());
        Files.delete(models.classes());
        JobSettings.Models here = VideoAnalyticsJob.settings(config).models();
        install();
        FileUtils.deleteDirectory(folder.resolve("models").toFile());
        try (SubmittedFiles.Copies copies = SubmittedFiles.unpack(config)) {
            assertThat(copies.exist()).isTrue();
            JobSettings.Models there = VideoAnalyticsJob.settings(config).models();
            assertThat(there.classes()).isEqualTo(here.classes());
            assertThat(there.studentInput()).isEqualTo(here.studentInput());
            assertThat(there.teacherInput()).isEqualTo(here.teacherInput());
            assertThat(there.studentInput().mean().red()).isEqualTo(0.1f);
        }
    }

    @Test
    void aSecondInstallationWritesNothing() throws Exception {
        Configuration again = new Configuration(config);
        String digest = install();
        List<String> before = stored();
        assertThat(SubmittedFiles.install(again, VideoAnalyticsJob.registry(again)))
                .isEqualTo(digest);
        assertThat(stored()).isEqualTo(before).noneMatch(name -> name.contains("partial"));
    }

    @Test
    void anotherFileIsAnotherSubmission() throws Exception {
        Configuration again = new Configuration(config);
        String digest = install();
        Files.writeString(models.profile(), "\n", java.nio.file.StandardOpenOption.APPEND);
        assertThat(SubmittedFiles.install(again, VideoAnalyticsJob.registry(again)))
                .isNotEqualTo(digest);
    }

    /** Cut off before the list is there: the next attempt completes it. */
    @Test
    void aSubmissionThatWasCutOffIsCompleted() throws Exception {
        Configuration again = new Configuration(config);
        String digest = install();
        Path list = registry().resolve(".base/" + digest + ".json");
        Files.delete(list);
        Files.writeString(list.resolveSibling(digest + ".json.1.partial"), "{");
        assertThatThrownBy(() -> SubmittedFiles.unpack(config))
                .isInstanceOf(DamagedModelException.class)
                .hasMessageContaining(digest + ".json is missing: 'orric submit' puts models there")
                .hasMessageContaining("orric.registry.path be one folder that its machine and all");
        assertThat(SubmittedFiles.install(again, VideoAnalyticsJob.registry(again)))
                .isEqualTo(digest);
        assertThatCode(() -> SubmittedFiles.unpack(again).close()).doesNotThrowAnyException();
    }

    @Test
    void aFlippedByteIsRefused() throws Exception {
        Configuration again = new Configuration(config);
        install();
        Path stored =
                registry()
                        .resolve(".base")
                        .resolve(
                                stored().stream()
                                        .filter(name -> name.endsWith(".pt"))
                                        .findFirst()
                                        .get());
        byte[] bytes = Files.readAllBytes(stored);
        bytes[bytes.length / 2] ^= 1;
        Files.write(stored, bytes);
        assertThatThrownBy(() -> SubmittedFiles.unpack(config))
                .isInstanceOf(DamagedModelException.class)
                .hasMessageContaining("has digest");
        SubmittedFiles.install(again, VideoAnalyticsJob.registry(again));
        assertThatCode(() -> SubmittedFiles.unpack(again).close()).doesNotThrowAnyException();
    }

    @Test
    void aListCannotNameAFileOutsideItsFolder() throws Exception {
        Path secret = Files.writeString(folder.resolve("profile.yaml"), "x");
        ModelRegistry registry = VideoAnalyticsJob.registry(config);
        String digest = registry.installAll(new TreeMap<>(Map.of("../outside.yaml", secret)));
        JobOptions.SUBMITTED.set(config, digest);
        assertThatThrownBy(() -> SubmittedFiles.unpack(config))
                .isInstanceOf(DamagedModelException.class)
                .hasMessageContaining("names a file outside: ../outside.yaml");
    }

    @Test
    void withoutADigestTheFilesAreThoseOfTheOptions() throws Exception {
        try (SubmittedFiles.Copies copies = SubmittedFiles.unpack(config)) {
            assertThat(copies.exist()).isFalse();
        }
        assertThat(JobOptions.STUDENT.readFile(config)).isEqualTo(models.student());
    }

    @Test
    void allMissingFilesAreNamedAtOnce() throws Exception {
        JobOptions.TEACHER.set(config, "/no/teacher.pt");
        OperatorOptions.PROFILE.set(config, "/no/profile.yaml");
        Complaints complaints = new Complaints();
        SubmittedFiles.check(config, complaints);
        assertThatThrownBy(complaints::raise)
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "option orric.profile is /no/profile.yaml, which is not a file; option"
                                + " orric.models.teacher is /no/teacher.pt, which is not a file");
    }

    private String install() throws IOException {
        return SubmittedFiles.install(config, VideoAnalyticsJob.registry(config));
    }

    private Path registry() {
        return folder.resolve("registry");
    }

    private List<String> stored() throws IOException {
        try (Stream<Path> files = Files.list(registry().resolve(".base"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

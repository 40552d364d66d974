// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orric.testutils.TinyModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchScriptArchiveTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"scripted.pt", "traced.pt"})
    void tensorsOfEveryTypeAndLayoutAreRead(String name) throws Exception {
        try (TorchScriptArchive archive = TorchScriptArchive.open(copy(name))) {
            assertThat(archive.tensors())
                    .containsOnlyKeys(
                            "inner.view",
                            "inner.transposed",
                            "inner.halves",
                            "inner.doubles",
                            "inner.brains",
                            "inner.scalar");
            assertThat(archive.tensors().get("inner.view").shape()).containsExactly(3, 4);
            assertThat(values(archive, "inner.view"))
                    .containsExactly(6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
            assertThat(values(archive, "inner.transposed")).containsExactly(0, 3, 1, 4, 2, 5);
            assertThat(values(archive, "inner.halves"))
                    .containsExactly(new float[] {1.5f, -0.25f, 65504, 6e-8f}, within(1e-9f));
            assertThat(values(archive, "inner.doubles"))
                    .containsExactly(1.5f, Float.NEGATIVE_INFINITY);
            assertThat(values(archive, "inner.brains"))
                    .containsExactly(new float[] {1.5f, -3.0e38f}, within(1e36f));
            assertThat(archive.tensors().get("inner.scalar").shape()).isEmpty();
            assertThat(values(archive, "inner.scalar")).containsExactly(2.5f);
        }
    }

    @Test
    void whatTrainingSavesHasTheSameTensors() throws Exception {
        Path student = TinyModels.copyTo(folder).student();
        Path saved = folder.resolve("saved.pt");
        try (TrainableClassifier trainee = TrainableClassifier.load(student, n -> 0.1, 0, 0)) {
            trainee.save(saved);
        }
        try (TorchScriptArchive before = TorchScriptArchive.open(student);
                TorchScriptArchive after = TorchScriptArchive.open(saved)) {
            assertThat(after.tensors().keySet()).isEqualTo(before.tensors().keySet());
            assertThat(after.tensors()).containsKeys("norm.running_mean", "norm.running_var");
            for (String name : before.tensors().keySet()) {
                assertThat(values(after, name)).isEqualTo(values(before, name));
            }
        }
    }

    @Test
    void aDamagedFileIsAnIoExceptionThatNamesIt() throws Exception {
        byte[] sound = Files.readAllBytes(TinyModels.copyTo(folder).student());
        Path file = folder.resolve("damaged.pt");
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = sound.clone();
            if (i % 4 == 0) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            } else {
                for (int j = 0; j < 1 + i % 3; j++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
            }
            Files.write(file, damaged);
            try (TorchScriptArchive archive = TorchScriptArchive.open(file)) {
                for (String name : archive.tensors().keySet()) {
                    values(archive, name);
                }
            } catch (IOException e) {
                refused++;
                assertThat(e).hasMessageContaining("damaged.pt");
            }
        }
        assertThat(refused).isGreaterThan(250);
    }

    @Test
    void aZipFileOfSomethingElseIsRefused() throws Exception {
        Path file = folder.resolve("other.pt");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("other/file"));
        }
        assertThatThrownBy(() -> TorchScriptArchive.open(file))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot read the weights of " + file + ": it has no data.pkl");
    }

    private Path copy(String name) throws IOException {
        Path target = folder.resolve(name);
        try (InputStream in = TorchScriptArchiveTest.class.getResourceAsStream(name)) {
            Files.copy(in, target);
        }
        return target;
    }

    private static float[] values(TorchScriptArchive archive, String name) throws IOException {
        FloatBuffer values = FloatBuffer.allocate(archive.tensors().get(name).size());
        archive.copy(name, values);
        return values.array();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.testutils.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingProbeTest {

    @TempDir private Path folder;

    private TinyModels models;

    @BeforeEach
    void copyModels() {
        models = TinyModels.copyWithoutGraphsTo(folder);
    }

    @Test
    void liveBatchNormAndWeightsAreFound() throws Exception {
        TrainingProbe probe = probe(models.student());
        assertThat(probe.statistics())
                .containsExactlyInAnyOrder("norm.running_mean", "norm.running_var");
        assertThat(probe.weights())
                .contains("conv.weight", "norm.weight", "norm.bias", "head.weight", "head.bias")
                .doesNotContainAnyElementsOf(probe.statistics());
    }

    @Test
    void frozenStatisticsAndOtherNormsDoNotMove() throws Exception {
        for (Path student : new Path[] {models.frozenStudent(), models.groupNormStudent()}) {
            TrainingProbe probe = probe(student);
            assertThat(probe.statistics()).as(student.toString()).isEmpty();
            assertThat(probe.weights()).as(student.toString()).contains("norm.weight");
        }
    }

    @Test
    void theFileStaysAsItIs() throws Exception {
        byte[] before = Files.readAllBytes(models.student());
        probe(models.student());
        assertThat(Files.readAllBytes(models.student())).isEqualTo(before);
    }

    @Test
    void whatIsNoModelIsRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("text.pt"), "no model");
        assertThatThrownBy(() -> probe(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("text.pt");
    }

    private static TrainingProbe probe(Path model) throws IOException {
        return TrainingProbe.of(
                model, TinyModels.RESOLUTION, TinyModels.INPUT, TinyModels.CLASSES.size());
    }
}

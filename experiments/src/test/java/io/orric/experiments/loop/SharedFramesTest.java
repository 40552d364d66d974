// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orric.experiments.loop.ExperimentContext.Role;
import io.orric.vision.ModelInput;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Accuracies on the reference frames are those that the models' makers measured. */
@EnabledIf("present")
class SharedFramesTest {

    private static final Path SHARED = Path.of("../../shared");

    @TempDir private Path folder;

    static boolean present() {
        return Files.isRegularFile(SHARED.resolve("models/accuracies.csv"))
                && Files.isDirectory(SHARED.resolve("data/cifar10-c"));
    }

    @Test
    void cleanFramesAreInferredAsElsewhere() throws Exception {
        List<String> table = Files.readAllLines(SHARED.resolve("models/accuracies.csv"));
        ModelFolder models = ModelFolder.in(SHARED.resolve("models"), new ModelInput(0.5f, 0.5f));
        CorruptionFolder data =
                new CorruptionFolder(
                        SHARED.resolve("data/cifar10-c"), models.classes(), List.of(), 0);
        try (ExperimentContext context =
                new ExperimentContext(
                        models,
                        data,
                        new ResultCache(folder, false),
                        new Progress(new PrintWriter(Writer.nullWriter())))) {
            for (String line : table.subList(1, table.size())) {
                String[] cells = line.split(",", -1);
                assertThat(
                                context.correctness(
                                                cells[0].equals("student")
                                                        ? Role.STUDENT
                                                        : Role.TEACHER,
                                                Integer.parseInt(cells[1]),
                                                CorruptionFolder.ORIGINAL)
                                        .accuracy())
                        .as(line)
                        .isCloseTo(Double.parseDouble(cells[2]), within(0.002));
            }
        }
    }
}

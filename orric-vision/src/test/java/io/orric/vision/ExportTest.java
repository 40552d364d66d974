// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orric.testutils.TinyModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script that users export graphs with. It needs a Python with torch and onnx, by default
 * {@code python3}; the environment variable {@code ORRIC_PYTHON} names another one.
 */
class ExportTest {

    private static final String PYTHON = System.getenv().getOrDefault("ORRIC_PYTHON", "python3");

    @TempDir private Path folder;

    @BeforeEach
    void needsPyTorch() throws Exception {
        boolean there;
        try {
            there = run(PYTHON, "-c", "import torch, onnx").startsWith("0 ");
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there, "no Python with torch and onnx");
    }

    @Test
    void whatItExportsAnswersAsTheModelDoes() throws Exception {
        Path student = TinyModels.copyWithoutGraphsTo(folder).student();
        Path graph = OnnxGraph.fileOf(student);
        assertThat(export(student, graph))
                .startsWith("0 " + graph)
                .contains("7 weights named as in " + student);
        GraphCheck.check(student, List.of(12, 24, 50), TinyModels.INPUT);
        assertThat(graph)
                .as("exported before")
                .hasSameBinaryContentAs(
                        TinyModels.copyTo(Files.createDirectory(folder.resolve("committed")))
                                .studentGraph());
    }

    @Test
    void weightsThatAreEqualStayApart() throws Exception {
        // Untrained, its batch norm has the same values several times.
        Path model = TinyModels.copyTo(folder).trainable();
        assertThat(export(model, OnnxGraph.fileOf(model))).startsWith("0 ");
        GraphCheck.check(model, List.of(24), TinyModels.INPUT);
    }

    @Test
    void aModelOfOneSizeIsExportedAtThatSize() throws Exception {
        Path model = TinyModels.copyTo(folder).fixedSizeStudent();
        assertThat(export(model, OnnxGraph.fileOf(model))).doesNotStartWith("0 ");
        assertThat(export(model, OnnxGraph.fileOf(model), "24")).startsWith("0 ");
        GraphCheck.check(model, List.of(24), TinyModels.INPUT);
    }

    @Test
    void itSaysHowItIsUsed() throws Exception {
        assertThat(run(PYTHON, "../models/export_onnx.py"))
                .contains("usage: python export_onnx.py MODEL.pt GRAPH.onnx [SIDE]");
    }

    private static String export(Path model, Path graph, String... side) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                PYTHON,
                                "../models/export_onnx.py",
                                model.toString(),
                                graph.toString()));
        command.addAll(List.of(side));
        return run(command.toArray(new String[0]));
    }

    /** Exit code and output of a command. */
    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + output;
    }
}

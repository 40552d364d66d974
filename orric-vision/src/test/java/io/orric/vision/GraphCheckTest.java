// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.testutils.TinyModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCheckTest {

    private static final List<Integer> RESOLUTIONS = List.of(12, 24);

    @TempDir private Path folder;

    @Test
    void modelsThatAnswerAlikePass() throws Exception {
        TinyModels models = TinyModels.copyTo(folder);
        GraphCheck.check(models.student(), RESOLUTIONS, TinyModels.INPUT);
        GraphCheck.check(models.teacher(), RESOLUTIONS, TinyModels.INPUT);
    }

    @Test
    void aModelWithoutAGraphPasses() {
        Path student = TinyModels.copyWithoutGraphsTo(folder).student();
        assertThatCode(() -> GraphCheck.check(student, RESOLUTIONS, TinyModels.INPUT))
                .doesNotThrowAnyException();
    }

    @Test
    void aGraphThatComputesSomethingElseIsRefusedWithBothNamesAndTheRemedy() throws Exception {
        TinyModels models = TinyModels.copyTo(folder);
        models.replaceActivation(models.studentGraph());
        assertThatThrownBy(() -> GraphCheck.check(models.student(), RESOLUTIONS, TinyModels.INPUT))
                .isInstanceOf(IOException.class)
                .hasMessageMatching(
                        ".*tiny-student.onnx and .*tiny-student.pt do not answer alike: at resolution"
                                + " 12 their logits differ by up to [0-9.e+]+, at most 0.0[0-9]+ is"
                                + " allowed; export the graph again .*export_onnx.py.*");
    }
}

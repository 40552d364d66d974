// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.operator.OperatorOptions;
import io.orric.operator.SlotSettings;
import io.orric.options.UsageException;
import io.orric.retraining.RetrainingOptions;
import io.orric.retraining.RetrainingOptions.MethodName;
import io.orric.retraining.RetrainingOptions.StatisticsMode;
import io.orric.testutils.TinyModels;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {

    @TempDir private Path folder;

    private final Configuration config = new Configuration();
    private TinyModels models;

    @BeforeEach
    void soundOptions() {
        models = TinyModels.copyWithoutGraphsTo(folder);
        JobOptions.STUDENT.set(config, models.student().toString());
        JobOptions.TEACHER.set(config, models.teacher().toString());
        OperatorOptions.PROFILE.set(config, models.profile().toString());
    }

    @Test
    void studentsWhoseStatisticsMoveSuitEveryMethod() {
        for (MethodName method : MethodName.values()) {
            RetrainingOptions.METHOD.set(config, method);
            assertThatCode(this::check).doesNotThrowAnyException();
        }
    }

    @Test
    void studentsWhoseStatisticsStandStillAreRefusedWithTheRemedy() {
        for (Path student : List.of(models.frozenStudent(), models.groupNormStudent())) {
            JobOptions.STUDENT.set(config, student.toString());
            assertThatThrownBy(this::check)
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "student %s has no batch-norm statistics that follow the frames: it"
                                    + " normalises otherwise, or was frozen or traced for inference."
                                    + " Set orric.retraining.method: pseudo-label, which trains its"
                                    + " weights on the teacher's labels, and"
                                    + " orric.retraining.pseudo-label.statistics: frozen; or"
                                    + " orric.policies: inference-only to run it as it is",
                            student);
        }
    }

    @Test
    void theRemediesHelp() {
        JobOptions.STUDENT.set(config, models.groupNormStudent().toString());
        OperatorOptions.POLICIES.set(config, List.of("inference-only"));
        assertThatCode(this::check).doesNotThrowAnyException();
        OperatorOptions.POLICIES.set(config, List.of("orric-rolling"));
        RetrainingOptions.METHOD.set(config, MethodName.PSEUDO_LABEL);
        RetrainingOptions.STATISTICS.set(config, StatisticsMode.FROZEN);
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void noComputeGoesToStatisticsThatStandStill() {
        JobOptions.STUDENT.set(config, models.frozenStudent().toString());
        RetrainingOptions.METHOD.set(config, MethodName.PSEUDO_LABEL);
        RetrainingOptions.STATISTICS.set(config, StatisticsMode.ADAPTED);
        assertThatThrownBy(this::check)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(
                        "traced for inference. Set orric.retraining.pseudo-label.statistics: frozen;"
                                + " or");
    }

    private void check() throws Exception {
        ModelFiles.check(JobSettings.read(config, SlotSettings.Source.CAMERAS, false));
    }
}

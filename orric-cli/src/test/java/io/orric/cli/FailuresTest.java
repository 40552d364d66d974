// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.orric.options.UsageException;
import io.orric.vision.OnnxGraph;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {

    @Test
    void wrongInputIsToldAsItIs() {
        assertThat(Failures.oneLine(new UsageException("--rate", 5, "must be at least 6")))
                .isEqualTo("--rate is 5, must be at least 6");
    }

    @Test
    void wrongInputIsToldInOneLine() {
        assertThat(Failures.oneLine(new UsageException("no YAML:\n  line 3\n   ^")))
                .isEqualTo("no YAML: line 3 ^");
    }

    @Test
    void aFailureIsToldByItsInnermostCause() {
        Exception failure =
                new ExecutionException(new IOException("outer", new IOException("disk full")));
        assertThat(Failures.oneLine(failure))
                .startsWith("IOException: disk full (more in ")
                .doesNotContain("outer");
    }

    @Test
    void aTakenPortIsToldWithTheRemedy() {
        assertThat(Failures.oneLine(new IOException(new BindException("port 8081"))))
                .startsWith(
                        "BindException: port 8081, give another with -D rest.bind-port=PORT (more");
    }

    @Test
    void aFailureWithoutMessageIsToldByItsKind() {
        assertThat(Failures.oneLine(new IllegalStateException()))
                .startsWith("IllegalStateException (more in ");
    }

    @Test
    void onlyTheFirstLineOfAFailureIsTold() {
        assertThat(Failures.oneLine(new IllegalStateException("first\nsecond")))
                .startsWith("IllegalStateException: first (more in ")
                .doesNotContain("second");
    }

    @Test
    void anArgumentOfTheProgramsOwnIsAFailureLikeAnyOther() {
        assertThat(Failures.oneLine(new IllegalArgumentException("negative")))
                .startsWith("IllegalArgumentException: negative (more in ");
    }

    @Test
    void aModelFileThatIsRefusedIsNamed(@TempDir Path folder) throws Exception {
        Path graph = Files.writeString(folder.resolve("student.onnx"), "no graph");
        Throwable refusal = catchThrowable(() -> OnnxGraph.read(graph));
        assertThat(Failures.oneLine(new IOException("wrapper", refusal)))
                .startsWith("cannot load " + graph + ": it is no ONNX model");
    }
}

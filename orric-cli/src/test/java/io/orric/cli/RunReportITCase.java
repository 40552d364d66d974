// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.Recordings;
import io.orric.testutils.TinyModels;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orric run --report}, from recorded frames to the page. */
class RunReportITCase {

    @TempDir private Path folder;

    @Test
    void aRunLeavesAReportAndNoShutdownHook() throws Exception {
        TinyModels models = TinyModels.copyTo(folder);
        Path frames = Recordings.folder(folder.resolve("dusk"), TinyModels.driftedFrames(60, 3));
        Path report = folder.resolve("reports/first");

        assertThat(run(models, frames, report)).isZero();

        assertThat(report.toFile().list()).containsExactly("report.html");
        String page = Files.readString(report.resolve("report.html"));
        assertThat(page)
                .contains("ORRIC run report · dusk")
                .contains("inference-only")
                .contains("night + rain");
        assertThat(page.split("<img ", -1)).hasSize(1 + 9);
        assertThat(page.split("<p class=\"verdict", -1)).hasSize(1 + 18);
        assertThat(shutdownHooks()).isNotEmpty().doesNotContain("orric-shutdown");
    }

    @Test
    void aReportThatCannotBeWrittenEndsTheRunBeforeItBegins() throws Exception {
        TinyModels models = TinyModels.copyTo(folder);
        Path taken = Files.writeString(folder.resolve("taken"), "mine");

        assertThat(run(models, folder.resolve("no frames"), taken)).isEqualTo(2);

        assertThat(taken).hasContent("mine");
    }

    /** Names of the threads that the end of this JVM will start. */
    private static List<String> shutdownHooks() throws ReflectiveOperationException {
        Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
        hooks.setAccessible(true);
        return ((Map<?, ?>) hooks.get(null))
                .keySet().stream().map(Thread.class::cast).map(Thread::getName).toList();
    }

    private static int run(TinyModels models, Path frames, Path report) {
        return Main.execute(
                "run",
                "--conf=../conf/orric.yaml",
                "--frames=" + frames,
                "--drift=night:0.3+rain:0.2",
                "--profile=" + models.profile(),
                "--student=" + models.student(),
                "--teacher=" + models.teacher(),
                "--frames-per-slot=20",
                "--capacity=constant:3",
                "--policy=orric,inference-only",
                "--report=" + report);
    }
}

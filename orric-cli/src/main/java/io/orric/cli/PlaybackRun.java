// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.orric.files.OutputFile;
import io.orric.options.UsageException;
import io.orric.playback.EmbeddedRun;
import io.orric.playback.FrameSampling;
import io.orric.playback.Playback;
import io.orric.playback.PlaybackSettings;
import io.orric.playback.RunResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;

/** Plays footage back through the job, shows it on the terminal and writes what was asked for. */
final class PlaybackRun {

    private final Optional<OutputFile> summary;
    private final Optional<ReportFile> report;
    private final PrintWriter out;

    /**
     * @param summary file of the summary; null for none
     * @param report folder of the report; null for none
     * @throws UsageException if one of them cannot be written: better known before a long run
     */
    PlaybackRun(Path summary, Path report, PrintWriter out) {
        this.summary =
                summary == null
                        ? Optional.empty()
                        : Optional.of(OutputFile.of("--summary", summary));
        this.report = report == null ? Optional.empty() : Optional.of(ReportFile.in(report));
        this.out = out;
    }

    /** Runs to the end; Ctrl-C ends it wherever it is. */
    RunResult execute(Configuration config) throws Exception {
        PlaybackSettings settings = PlaybackSettings.read(config);
        Playback playback = Playback.of(settings, System.currentTimeMillis());
        RunTable table = new RunTable(out);
        try (EmbeddedRun run =
                        new EmbeddedRun(
                                settings.job(),
                                playback,
                                config,
                                report.map(file -> FrameSampling.of(playback)));
                ShutdownSignal interruption = ShutdownSignal.ending(run::close)) {
            RunResult result = run.execute(table);
            table.summary(result.summaries());
            if (summary.isPresent()) {
                summary.get().write(json(result));
            }
            if (report.isPresent()) {
                report.get().write(result, settings.job(), playback, config);
                table.report(report.get());
            }
            return result;
        }
    }

    private static byte[] json(RunResult result) throws Exception {
        return new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsBytes(Map.of("sites", result.summaries()));
    }
}

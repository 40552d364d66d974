// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.orric.files.OutputFile;
import io.orric.footage.RecordedFrames;
import io.orric.job.JobSettings;
import io.orric.options.OrricOption;
import io.orric.options.UsageException;
import io.orric.playback.EmbeddedRun;
import io.orric.playback.FrameSampling;
import io.orric.playback.Playback;
import io.orric.playback.PlaybackOptions;
import io.orric.playback.PlaybackSettings;
import io.orric.playback.RunResult;
import io.orric.playback.SiteRun;
import io.orric.report.FrameAlbum;
import io.orric.report.FrameLookup;
import io.orric.report.Page;
import io.orric.report.PlaybackLookup;
import io.orric.report.RunStory;
import io.orric.report.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays footage back through the job, shows it on the terminal and writes the requested files. */
final class PlaybackRun {

    /** Reads the configuration of a run. */
    @FunctionalInterface
    interface Settings {
        Configuration read() throws Exception;
    }

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Write the closing table to this file as JSON.")
    private Path summary;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description =
                    "Write report.html into this folder: charts, sample frames and tables in one"
                            + " file that any browser shows. Default: orric-demo for 'orric demo',"
                            + " no report for 'orric run'.")
    private Path report;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * @param report folder of the report unless the user names one; null for no report
     */
    PlaybackRun(Path report) {
        this.report = report;
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /**
     * Runs to the end; Ctrl-C ends it wherever it is.
     *
     * @throws UsageException if the configuration is wrong, or a file cannot be written: better
     *     known before a long run
     */
    RunResult execute(Settings configuration) throws Exception {
        Optional<OutputFile> summaryFile =
                Optional.ofNullable(summary).map(file -> OutputFile.of("--summary", file));
        Optional<OutputFile> page =
                Optional.ofNullable(report)
                        .map(folder -> OutputFile.inFolder("--report", folder, "report.html"));
        Configuration config = configuration.read();
        PlaybackSettings settings = PlaybackSettings.read(config);
        Playback playback = Playback.of(settings, System.currentTimeMillis());
        Optional<FrameSampling> samples = page.map(file -> FrameSampling.of(playback));
        RunTable table = new RunTable(out());
        try (EmbeddedRun run = new EmbeddedRun(settings.job(), playback, config, samples);
                ShutdownSignal interruption = ShutdownSignal.ending(run::close)) {
            RunResult result = run.execute(table);
            table.summary(result.summaries());
            if (summaryFile.isPresent()) {
                summaryFile.get().write(json(result));
            }
            if (page.isPresent()) {
                page.get().write(page(result, settings.job(), playback, config));
                out().printf("%nReport: %s%n", page.get());
            }
            return result;
        }
    }

    private static byte[] json(RunResult result) throws Exception {
        return new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsBytes(Map.of("sites", result.summaries()));
    }

    private static byte[] page(
            RunResult result, JobSettings job, Playback playback, Configuration config)
            throws IOException {
        List<String> order = job.slots().sites();
        List<SiteRun> sites = new ArrayList<>(result.sites());
        sites.sort(Comparator.comparingInt(site -> order.indexOf(site.summary().site())));
        List<Setting> settings = new ArrayList<>();
        for (OrricOption<?> option : PlaybackOptions.all().options()) {
            option.text(config).ifPresent(text -> settings.add(new Setting(option.key(), text)));
        }
        try (RecordedFrames frames = playback.footage().open()) {
            FrameLookup lookup = new PlaybackLookup(playback, frames);
            FrameAlbum album = new FrameAlbum(lookup, job.inference().limits());
            RunStory story =
                    new RunStory(
                            playback.footage().name(),
                            sites,
                            lookup.drift(),
                            album.choose(result.samples(), order),
                            settings);
            return Page.of(story).getBytes(StandardCharsets.UTF_8);
        }
    }
}

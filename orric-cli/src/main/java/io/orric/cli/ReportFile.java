// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.files.OutputFile;
import io.orric.footage.RecordedFrames;
import io.orric.job.JobSettings;
import io.orric.options.OrricOption;
import io.orric.options.UsageException;
import io.orric.playback.Playback;
import io.orric.playback.PlaybackOptions;
import io.orric.playback.RunResult;
import io.orric.playback.SiteRun;
import io.orric.report.FrameAlbum;
import io.orric.report.FrameLookup;
import io.orric.report.Page;
import io.orric.report.PlaybackLookup;
import io.orric.report.RunStory;
import io.orric.report.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.configuration.ReadableConfig;

/** The {@code report.html} of a run. */
final class ReportFile {

    private static final String NAME = "report.html";

    private final OutputFile file;

    private ReportFile(OutputFile file) {
        this.file = file;
    }

    /**
     * Names the report in a folder, which is made if it is missing.
     *
     * @throws UsageException if it cannot be written there
     */
    static ReportFile in(Path folder) {
        return new ReportFile(OutputFile.inFolder("--report", folder, NAME));
    }

    /** Writes the report of a run. */
    void write(RunResult result, JobSettings settings, Playback playback, ReadableConfig config)
            throws IOException {
        List<String> order = settings.slots().sites();
        List<SiteRun> sites = new ArrayList<>(result.sites());
        sites.sort(Comparator.comparingInt(site -> order.indexOf(site.summary().site())));
        try (RecordedFrames frames = playback.footage().open()) {
            FrameLookup lookup = new PlaybackLookup(playback, frames);
            RunStory story =
                    new RunStory(
                            playback.footage().name(),
                            sites,
                            lookup.drift(),
                            new FrameAlbum(lookup, settings.limits())
                                    .choose(result.samples(), order),
                            settings(config));
            file.write(Page.of(story).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The options that were set, in the order of the reference. */
    private static List<Setting> settings(ReadableConfig config) {
        List<Setting> settings = new ArrayList<>();
        for (OrricOption<?> option : PlaybackOptions.all().options()) {
            option.text(config).ifPresent(text -> settings.add(new Setting(option.key(), text)));
        }
        return settings;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.chart.Quantities;
import io.orric.files.OutputFile;
import io.orric.footage.RecordedFrames;
import io.orric.job.JobOptions;
import io.orric.job.JobSettings;
import io.orric.operator.OperatorOptions;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
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
     * @throws FileSystemException if it cannot be written there
     */
    static ReportFile in(Path folder) throws FileSystemException {
        return new ReportFile(OutputFile.inFolder("--report", folder, NAME));
    }

    /** The frames whose predictions a report of a replay wants. */
    static FrameSampling samplesOf(PlaybackSettings settings) {
        Playback replay = settings.playback();
        return FrameSampling.of(replay.framesPerSlot(), replay.frames());
    }

    /** Writes the report of a replay. */
    void write(RunResult result, PlaybackSettings settings, ReadableConfig config)
            throws IOException {
        Playback replay = settings.playback();
        try (RecordedFrames frames = replay.footage().open()) {
            write(
                    result,
                    settings.job(),
                    replay.footage().name(),
                    new PlaybackLookup(replay, frames),
                    settings(config));
        }
    }

    private void write(
            RunResult result,
            JobSettings settings,
            String source,
            FrameLookup lookup,
            List<Setting> told)
            throws IOException {
        List<String> order = settings.sites();
        List<SiteRun> sites = new ArrayList<>(result.sites());
        sites.sort(Comparator.comparingInt(site -> order.indexOf(site.summary().site())));
        RunStory story =
                new RunStory(
                        source,
                        sites,
                        lookup.drift(),
                        new FrameAlbum(lookup, settings.limits()).choose(result.samples(), order),
                        told);
        file.write(Page.of(story).getBytes(StandardCharsets.UTF_8));
    }

    private static List<Setting> settings(ReadableConfig config) {
        List<Setting> settings = new ArrayList<>();
        for (ConfigOption<?> option :
                List.of(
                        OperatorOptions.POLICIES,
                        OperatorOptions.CAPACITY,
                        OperatorOptions.SEED,
                        OperatorOptions.HORIZON,
                        PlaybackOptions.REPLAY_FRAMES,
                        PlaybackOptions.REPLAY_SLOTS,
                        PlaybackOptions.FRAMES_PER_SLOT,
                        OperatorOptions.SLOT_LENGTH,
                        JobOptions.PROFILE,
                        JobOptions.STUDENT,
                        JobOptions.TEACHER,
                        JobOptions.LEARNING_RATE,
                        JobOptions.MOMENTUM,
                        JobOptions.TRAINING_BATCH,
                        JobOptions.SOFT_LABELS,
                        JobOptions.HELD_OUT,
                        JobOptions.GATE_TOLERANCE)) {
            Object value = config.get(option);
            if (value != null) {
                settings.add(new Setting(option.key(), told(value)));
            }
        }
        return settings;
    }

    private static String told(Object value) {
        if (value instanceof List<?> list) {
            return String.join(", ", list.stream().map(Object::toString).toList());
        }
        return value instanceof Double number ? Quantities.plain(number, 6) : value.toString();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

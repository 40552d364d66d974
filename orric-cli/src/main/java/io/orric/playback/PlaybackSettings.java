// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import io.orric.footage.Footage;
import io.orric.footage.FootageProvider;
import io.orric.footage.RecordedFootage;
import io.orric.footage.RecordedFrames;
import io.orric.job.JobSettings;
import io.orric.operator.OperatorOptions;
import io.orric.options.Settings;
import io.orric.vision.ClassNames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.configuration.ReadableConfig;

/**
 * The configuration of a job whose frames come from footage.
 *
 * @param job the job's own
 * @param playback what is played back
 */
public record PlaybackSettings(JobSettings job, Playback playback) {

    /**
     * Reads and checks the options.
     *
     * @throws IllegalArgumentException if an option is missing or out of range
     * @throws IOException if a file that an option names cannot be read
     */
    public static PlaybackSettings read(ReadableConfig config) throws IOException {
        Settings settings = new Settings(config);
        if (!settings.has(PlaybackOptions.REPLAY_FRAMES)) {
            throw new IllegalArgumentException(
                    "there is nothing to replay, name recorded frames with --frames PATH");
        }
        ClassNames classes = JobSettings.classes(config);
        Duration slotLength = settings.atLeast(OperatorOptions.SLOT_LENGTH, Duration.ofMillis(1));
        Playback playback = playback(settings, classes, slotLength);
        return new PlaybackSettings(
                JobSettings.read(config, OptionalLong.of(playback.slots()), playback.paced()),
                playback);
    }

    private static Playback playback(Settings settings, ClassNames classes, Duration slotLength)
            throws IOException {
        int framesPerSlot = settings.intWithin(PlaybackOptions.FRAMES_PER_SLOT, 1, 1_000_000);
        Footage footage = footage(settings, classes, framesPerSlot);
        long frames;
        try (RecordedFrames opened = footage.open()) {
            frames = opened.size();
        }
        if (settings.has(PlaybackOptions.REPLAY_SLOTS)) {
            long slots = settings.atLeastOne(PlaybackOptions.REPLAY_SLOTS);
            if (slots > frames / framesPerSlot) {
                throw Settings.outside(
                        PlaybackOptions.REPLAY_SLOTS,
                        slots,
                        String.format(
                                "at most %d: %s has %d frames, %d go into a slot",
                                frames / framesPerSlot,
                                settings.get(PlaybackOptions.REPLAY_FRAMES),
                                frames,
                                framesPerSlot));
            }
            frames = slots * framesPerSlot;
        }
        return new Playback(
                        footage,
                        frames,
                        framesPerSlot,
                        slotLength,
                        0,
                        settings.get(PlaybackOptions.PACED))
                .notBefore(System.currentTimeMillis());
    }

    private static Footage footage(Settings settings, ClassNames classes, int framesPerSlot)
            throws IOException {
        String frames = settings.get(PlaybackOptions.REPLAY_FRAMES);
        Optional<FootageProvider> camera = FootageProvider.find(frames);
        if (camera.isEmpty()) {
            return new RecordedFootage(frames, classes);
        }
        Optional<Path> drift =
                settings.has(PlaybackOptions.DRIFT)
                        ? Optional.of(JobSettings.file(settings, PlaybackOptions.DRIFT))
                        : Optional.empty();
        return camera.get()
                .drifting(drift)
                .at(
                        settings.get(OperatorOptions.SEED),
                        settings.atLeastOne(PlaybackOptions.REPLAY_SLOTS) * framesPerSlot);
    }
}

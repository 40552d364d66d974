// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import io.orric.job.JobSettings;
import io.orric.operator.OperatorOptions;
import io.orric.operator.SlotSettings;
import io.orric.options.UsageException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Settings of a job that plays a recording back. Reading them opens no recording.
 *
 * @param job the job's own
 * @param frames path of the recording, or the name of a synthetic one
 * @param drift conditions of the frames, or the file of a drift script; empty for the synthetic
 *     camera's own, and for recordings as they are
 * @param seed random seed of synthetic footage and of conditions
 * @param framesPerSlot D, frames per slot
 * @param slots number of slots; empty for all frames
 * @param paced whether frames come at the pace of a camera
 */
public record PlaybackSettings(
        JobSettings job,
        String frames,
        Optional<String> drift,
        long seed,
        int framesPerSlot,
        OptionalLong slots,
        boolean paced) {

    /**
     * Reads the options.
     *
     * @throws UsageException if an option is missing or wrong
     * @throws IOException if a file that an option names cannot be read
     */
    public static PlaybackSettings read(ReadableConfig config) throws IOException {
        if (!PlaybackOptions.FRAMES.isSet(config)) {
            throw new UsageException(
                    "there is nothing to play back, name a recording with --frames PATH");
        }
        boolean paced = PlaybackOptions.PACED.read(config);
        return new PlaybackSettings(
                JobSettings.read(config, SlotSettings.Source.RECORDING, !paced),
                PlaybackOptions.FRAMES.read(config),
                PlaybackOptions.DRIFT.find(config),
                OperatorOptions.SEED.read(config),
                PlaybackOptions.FRAMES_PER_SLOT.read(config),
                PlaybackOptions.SLOTS.find(config).stream().mapToLong(n -> n).findFirst(),
                paced);
    }
}

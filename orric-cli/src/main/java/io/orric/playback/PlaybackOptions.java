// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import io.orric.job.JobOptions;
import io.orric.options.OptionSet;
import io.orric.options.OrricOption;
import io.orric.options.Range;

/** Options of recordings that are played back. */
public final class PlaybackOptions {

    public static final OrricOption<String> FRAMES =
            OrricOption.ofString("orric.playback.frames")
                    .alias("--frames", "PATH")
                    .formerly("orric.replay.frames")
                    .describedAs(
                            "Recording to play back: a CIFAR-10-C .npy file with labels.npy beside"
                                    + " it, or a folder or .zip file of images, whose sub-folders"
                                    + " are labels if all images are in sub-folders; or 'synthetic'"
                                    + " for the synthetic roadside camera.");

    public static final OrricOption<String> DRIFT =
            OrricOption.ofString("orric.playback.drift")
                    .alias("--drift", "FILE|CONDITIONS")
                    .formerly("orric.replay.drift")
                    .describedAs(
                            "Conditions to put the frames under, recorded ones too: such as"
                                    + " 'fog:0.6+rain:0.3', 'clear', 'all' for others at each"
                                    + " frame, or a YAML file with a drift script, which spreads"
                                    + " them over the slots. Default: recordings stay as they are;"
                                    + " the synthetic camera has a third of clear day, then fog, a"
                                    + " rainy night, and snow.");

    public static final OrricOption<Integer> FRAMES_PER_SLOT =
            OrricOption.ofInt("orric.playback.frames-per-slot")
                    .defaultValue(100)
                    .within(Range.between(1, 1_000_000))
                    .alias("--frames-per-slot", "D")
                    .formerly("orric.replay.frames-per-slot")
                    .describedAs("Number of frames in a slot, D.");

    public static final OrricOption<Long> SLOTS =
            OrricOption.ofLong("orric.playback.slots")
                    .within(Range.atLeast(1L))
                    .alias("--slots", "N")
                    .formerly("orric.replay.slots")
                    .describedAs("Number of slots to play back. Default: all frames recorded.");

    public static final OrricOption<Boolean> PACED =
            OrricOption.ofBoolean("orric.playback.paced")
                    .defaultValue(false)
                    .formerly("orric.replay.paced")
                    .describedAs(
                            "Whether frames come at the pace of a camera, the frames of a slot in"
                                    + " the time of a slot; otherwise as fast as the job takes"
                                    + " them.");

    /** All options that a job has whose frames come from a recording. */
    public static OptionSet all() {
        return JobOptions.all().and(PlaybackOptions.class);
    }

    private PlaybackOptions() {}
}

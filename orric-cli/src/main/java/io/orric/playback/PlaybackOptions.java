// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import io.orric.job.JobOptions;
import io.orric.operator.OperatorOptions;
import io.orric.options.Configurations;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Options of a job whose frames come from footage. */
public final class PlaybackOptions {

    public static final ConfigOption<String> REPLAY_FRAMES =
            ConfigOptions.key("orric.replay.frames")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Recorded frames to replay: a CIFAR-10-C .npy file with labels.npy"
                                    + " beside it, or a folder or .zip of images, whose sub-folders"
                                    + " are labels when all images are in sub-folders; or"
                                    + " 'synthetic' for the synthetic roadside camera.");

    public static final ConfigOption<String> DRIFT =
            ConfigOptions.key("orric.replay.drift")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Drift script of the synthetic camera, a YAML file. Unset: a third of"
                                    + " clear day, then fog, a rainy night, and snow.");

    public static final ConfigOption<Integer> FRAMES_PER_SLOT =
            ConfigOptions.key("orric.replay.frames-per-slot")
                    .intType()
                    .defaultValue(100)
                    .withDescription("D, frames replayed in a slot. 1 to 1000000.");

    public static final ConfigOption<Long> REPLAY_SLOTS =
            ConfigOptions.key("orric.replay.slots")
                    .longType()
                    .noDefaultValue()
                    .withDescription("Slots to replay. Unset: all recorded frames. At least 1.");

    public static final ConfigOption<Boolean> PACED =
            ConfigOptions.key("orric.replay.paced")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Whether frames come at a camera's pace, a slot's frames in a slot's"
                                    + " time; otherwise as fast as the job takes them.");

    /** All options that such a job has. */
    public static List<ConfigOption<?>> all() {
        return Configurations.options(
                OperatorOptions.class, JobOptions.class, PlaybackOptions.class);
    }

    private PlaybackOptions() {}
}

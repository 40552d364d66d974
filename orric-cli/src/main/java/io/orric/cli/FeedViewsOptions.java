// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.feed.CameraNames;
import io.orric.feed.CameraViews;
import io.orric.footage.FootageProvider;
import io.orric.footage.RecordedFrames;
import io.orric.options.UsageException;
import io.orric.vision.ClassNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Options of {@code orric feed} for the cameras and the footage they send. */
final class FeedViewsOptions {

    /** Frames over which drift is spread where there is no end: six minutes at the default rate. */
    private static final long SHOW = 3600;

    private static final List<String> NOT_FOR_VIDEO =
            List.of(
                    "--frames",
                    "--camera-prefix",
                    "--count",
                    "--loop",
                    "--classes",
                    "--drift",
                    "--show",
                    "--scenes",
                    "--seed");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+");

    @Option(
            names = "--frames",
            paramLabel = "PATH",
            defaultValue = FootageProvider.SYNTHETIC,
            description =
                    "Recorded frames: a folder or .zip of images (sub-folders are labels), or a"
                            + " CIFAR-10-C .npy file. They are dealt out to the cameras in turn. Or"
                            + " '${DEFAULT-VALUE}', the default, for synthetic roadside cameras.")
    private String frames;

    @Option(
            names = "--cameras",
            paramLabel = "N|FILE",
            description =
                    "Number of synthetic or recorded cameras (default: ${DEFAULT-VALUE}), or a YAML"
                            + " file of real cameras and videos, see above.")
    private String cameras = "1";

    @Option(
            names = "--camera-prefix",
            paramLabel = "PREFIX",
            description =
                    "Beginning of the names of cameras; a number follows, as in cam-001"
                            + " (default: ${DEFAULT-VALUE}).")
    private String prefix = "cam-";

    @Option(
            names = "--count",
            paramLabel = "N",
            description =
                    "Frames of each camera (default: all recorded ones; synthetic cameras go on"
                            + " until Ctrl-C).")
    private Long count;

    @Option(names = "--loop", description = "Begin a recording again after its end.")
    private boolean loop;

    @Option(
            names = "--classes",
            paramLabel = "FILE",
            description =
                    "Class names of a recording, one a line. An .npy file with labels needs them;"
                            + " names of sub-folders must be among them.")
    private Path classes;

    @Option(
            names = "--drift",
            paramLabel = "FILE",
            description =
                    "Drift script of synthetic cameras, YAML (default: a third of clear day, then"
                            + " fog, a rainy night, and snow).")
    private Path drift;

    @Option(
            names = "--show",
            paramLabel = "N",
            description =
                    "Frames of each synthetic camera over which drift is spread; then it begins"
                            + " again, at another scene (default: --count, or 3600).")
    private Long show;

    @Option(
            names = "--scenes",
            paramLabel = "N",
            description =
                    "Number of scenes of the synthetic cameras (default: one a camera)."
                            + " Cameras at the same scene send the same pictures, which are drawn"
                            + " once.")
    private Integer scenes;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "Random seed of the synthetic scenes (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    /** The file of real cameras; empty for a number of others. */
    Optional<Path> cameraFile() {
        return NUMBER.matcher(cameras).matches() ? Optional.empty() : Optional.of(Path.of(cameras));
    }

    CameraNames names() {
        return new CameraNames(prefix, count());
    }

    private int count() {
        try {
            return Integer.parseInt(cameras);
        } catch (NumberFormatException e) {
            throw UsageException.format(
                    "cameras are %s, must be from 1 to %s", cameras, CameraNames.MOST);
        }
    }

    /** Opens the footage of the cameras; the caller closes its frames. */
    CameraViews open() throws IOException {
        OptionalLong wanted = count == null ? OptionalLong.empty() : OptionalLong.of(count);
        atLeastOne("--count", count);
        Optional<FootageProvider> camera = FootageProvider.find(frames);
        if (camera.isPresent()) {
            refuse("--loop", loop, "recordings");
            refuse("--classes", classes != null, "recordings");
            atLeastOne("--show", show);
            atLeastOne("--scenes", scenes);
            return CameraViews.drawn(
                    camera.get().drifting(Optional.ofNullable(drift)),
                    seed,
                    show == null ? wanted.orElse(SHOW) : show,
                    scenes == null ? count() : scenes,
                    count(),
                    wanted);
        }
        refuse("--drift", drift != null, "synthetic cameras");
        refuse("--show", show != null, "synthetic cameras");
        refuse("--scenes", scenes != null, "synthetic cameras");
        RecordedFrames recording =
                RecordedFrames.open(
                        Path.of(frames),
                        classes == null
                                ? null
                                : UsageException.reading(() -> ClassNames.read(classes)));
        try {
            return CameraViews.recorded(recording, count(), wanted, loop);
        } catch (IllegalArgumentException e) {
            recording.close();
            throw e;
        }
    }

    /**
     * Refuses options that real cameras do not have.
     *
     * @throws UsageException names the option
     */
    void refuseForVideo(ParseResult given) {
        for (String option : NOT_FOR_VIDEO) {
            refuse(option, given.hasMatchedOption(option), "synthetic and recorded cameras");
        }
    }

    private static void atLeastOne(String option, Number value) {
        if (value != null && value.longValue() < 1) {
            throw new UsageException(option, value, "must be at least 1");
        }
    }

    static void refuse(String option, boolean given, String subject) {
        if (given) {
            throw new UsageException(option + " is for " + subject + ", leave it out");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.feed.CameraFeed;
import io.orric.feed.CameraNames;
import io.orric.feed.CameraViews;
import io.orric.footage.Drift;
import io.orric.footage.FootageProvider;
import io.orric.footage.RecordedFrames;
import io.orric.options.UsageException;
import io.orric.vision.ClassNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            List.of("--frames", "--camera-prefix", "--count", "--loop", "--classes", "--scenes");

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
            paramLabel = "FILE|CONDITIONS",
            description =
                    "Conditions to put the frames under, recorded ones too: such as"
                            + " fog:0.6+rain:0.3, clear, all for others at each frame, or a YAML"
                            + " file with a drift script (default: recordings stay as they are;"
                            + " synthetic cameras have a third of clear day, then fog, a rainy"
                            + " night, and snow).")
    private String drift;

    @Option(
            names = "--show",
            paramLabel = "N",
            description =
                    "Frames of each camera over which a drift script is spread; then it begins"
                            + " again, synthetic cameras at another scene (default: --count, or all"
                            + " that are recorded, or 3600 where there is no end, which real"
                            + " cameras and videos never tell).")
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
            description =
                    "Random seed of synthetic scenes and of conditions (default: ${DEFAULT-VALUE}).")
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
        atLeastOne("--show", show);
        Optional<FootageProvider> camera = FootageProvider.find(frames);
        if (camera.isPresent()) {
            refuse("--loop", loop, "recordings");
            refuse("--classes", classes != null, "recordings");
            atLeastOne("--scenes", scenes);
            return CameraViews.drawn(
                    drift(camera.get()).scenes(),
                    seed,
                    show == null ? wanted.orElse(SHOW) : show,
                    scenes == null ? count() : scenes,
                    count(),
                    wanted);
        }
        refuse("--scenes", scenes != null, "synthetic cameras");
        RecordedFrames recording =
                RecordedFrames.open(
                        Path.of(frames),
                        classes == null
                                ? null
                                : UsageException.reading(() -> ClassNames.read(classes)));
        try {
            CameraViews views = CameraViews.recorded(recording, count(), wanted, loop);
            requireDriftForShow();
            return drift == null
                    ? views
                    : views.under(drift(FootageProvider.synthetic()), seed, show(views));
        } catch (IllegalArgumentException e) {
            recording.close();
            throw e;
        }
    }

    private Drift drift(FootageProvider camera) throws IOException {
        try {
            return camera.drift(Optional.ofNullable(drift));
        } catch (UsageException e) {
            throw new UsageException("--drift: " + e.getMessage(), e);
        }
    }

    /** Frames of each camera over which the drift of a recording is spread. */
    private long show(CameraViews recorded) {
        boolean endless = recorded.total() == Long.MAX_VALUE;
        return show != null ? show : endless ? SHOW : (recorded.total() + count() - 1) / count();
    }

    /** The change to the pictures of real cameras before they are sent. */
    CameraFeed.Retouch retouch() throws IOException {
        atLeastOne("--show", show);
        requireDriftForShow();
        if (drift == null) {
            return CameraFeed.Retouch.NONE;
        }
        Drift over = drift(FootageProvider.synthetic());
        long frames = show == null ? SHOW : show;
        Map<String, Long> sent = new HashMap<>();
        return (camera, image) ->
                over.seen(
                        image,
                        seed + camera.hashCode(),
                        sent.merge(camera, 1L, Long::sum) - 1,
                        frames);
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

    private void requireDriftForShow() {
        if (show != null && drift == null) {
            throw new UsageException("--show is given without --drift, add --drift");
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

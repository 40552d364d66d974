// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.feed.FeedMetrics;
import io.orric.options.UsageException;
import io.orric.video.CameraFile;
import io.orric.video.Ffmpeg;
import io.orric.video.SiteClaim;
import io.orric.video.VideoCamera;
import io.orric.video.VideoCameras;
import io.orric.video.VideoSource;
import io.orric.video.WatchSettings;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Options of {@code orric feed} for real cameras and videos. */
final class FeedVideoOptions {

    /** Longest silence that can be asked for, seconds. */
    private static final double LONGEST_SILENCE = 3600;

    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:(.+):)?(\\d{1,5})");

    @Option(
            names = "--source",
            paramLabel = "URL",
            description =
                    "One real camera in place of a file of them: rtsp://…, http://… (MJPEG),"
                            + " /dev/videoN, or a video file, which is sent once at its own rate."
                            + " An address with a password belongs in a file.")
    private String source;

    @Option(
            names = "--camera",
            paramLabel = "NAME",
            description = "Name of the camera of --source.")
    private String camera;

    @Option(
            names = "--site",
            paramLabel = "SITE",
            description =
                    "Site to which the camera of --source must belong. The option"
                            + " orric.sites.cameras decides; this checks it.")
    private String site;

    @Option(
            names = "--silence",
            paramLabel = "SECONDS",
            description =
                    "Time without a frame after which the ffmpeg of a real camera is killed and"
                            + " started again (default: 10).")
    private double silence = 10;

    @Option(
            names = "--metrics",
            paramLabel = "[HOST:]PORT",
            description =
                    "Serve metrics of real cameras for Prometheus at http://HOST:PORT/metrics. HOST"
                            + " is localhost by default, which only this machine reaches; 0.0.0.0"
                            + " is all interfaces.")
    private String metrics;

    @Option(
            names = "--ffmpeg",
            paramLabel = "PATH",
            description = "The ffmpeg program (default: the one on the PATH).")
    private String ffmpeg = Ffmpeg.NAME;

    /** Returns whether a real camera is given by options alone. */
    boolean given() {
        return source != null;
    }

    /**
     * Refuses options that only real cameras have.
     *
     * @throws UsageException names the option
     */
    void refuseForViews(ParseResult given) {
        for (String option : List.of("--camera", "--site", "--silence", "--metrics", "--ffmpeg")) {
            FeedViewsOptions.refuse(
                    option,
                    given.hasMatchedOption(option),
                    "real cameras, given by --cameras FILE or --source URL");
        }
    }

    /**
     * The cameras of a file, or that of the options.
     *
     * @param rate most frames a second; null if not given
     * @param sites site to which the job counts a camera
     * @throws UsageException if options or file are wrong
     */
    List<VideoCamera> cameras(Optional<Path> file, String rate, UnaryOperator<String> sites)
            throws IOException {
        if (file.isEmpty()) {
            return List.of(camera(rate, sites));
        }
        refuseBesideFile("--source", source);
        refuseBesideFile("--camera", camera);
        refuseBesideFile("--site", site);
        refuseBesideFile("--rate", rate);
        if (!file.get().toFile().isFile()) {
            throw new UsageException(
                    "--cameras",
                    file.get(),
                    "must be a number of synthetic or recorded cameras, or a YAML file of real"
                            + " ones, which must exist");
        }
        return CameraFile.read(file.get(), sites);
    }

    private static void refuseBesideFile(String option, String value) {
        if (value != null) {
            throw new UsageException(
                    option + " is for one camera, leave it out: the file of --cameras has it");
        }
    }

    private VideoCamera camera(String rate, UnaryOperator<String> sites) {
        if (camera == null) {
            throw new UsageException("--source needs the name of its camera, give it by --camera");
        }
        VideoSource from =
                checked("--source", VideoSource.shown(source), () -> VideoSource.parse(source));
        if (from.hasPassword()) {
            throw new UsageException(
                    "--source",
                    from,
                    "whose password stands in this machine's list of processes for all to read; put"
                            + " the camera into a file and give --cameras FILE");
        }
        VideoCamera one =
                new VideoCamera(
                        checked("--camera", camera, () -> VideoCamera.requireName(camera)),
                        from,
                        rate(rate),
                        Optional.empty(),
                        VideoCamera.DEFAULT_QUALITY,
                        List.of());
        if (site != null) {
            checked("--site", site, () -> SiteClaim.check(site, one.name(), List.of(), sites));
        }
        return one;
    }

    private static OptionalDouble rate(String rate) {
        if (rate == null) {
            return OptionalDouble.empty();
        }
        double framesPerSecond;
        try {
            framesPerSecond = Double.parseDouble(rate);
        } catch (NumberFormatException e) {
            framesPerSecond = Double.NaN; // which is refused
        }
        double wanted = framesPerSecond;
        return OptionalDouble.of(checked("--rate", rate, () -> VideoCamera.requireRate(wanted)));
    }

    private static <T> T checked(String option, String value, Supplier<T> check) {
        try {
            return check.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(option, value, e.getMessage());
        }
    }

    /**
     * Settings of the watch over cameras.
     *
     * @throws UsageException if an option is wrong
     */
    WatchSettings settings() {
        if (!(silence >= 1 && silence <= LONGEST_SILENCE)) {
            throw new UsageException(
                    "--silence",
                    silence,
                    "must be from 1 to " + (int) LONGEST_SILENCE + " seconds");
        }
        return WatchSettings.of(ffmpeg, Duration.ofMillis(Math.round(silence * 1000)));
    }

    /**
     * Serves metrics if they are wanted, and says where.
     *
     * @return ends it
     * @throws UsageException if the option is wrong or the port is taken
     */
    Closeable serveMetrics(VideoCameras cameras, PrintWriter out) {
        if (metrics == null) {
            return () -> {};
        }
        Matcher parts = HOST_AND_PORT.matcher(metrics);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
            throw new UsageException(
                    "--metrics", metrics, "must be PORT or HOST:PORT, such as 9464, up to 65535");
        }
        String host = parts.group(1) == null ? "localhost" : parts.group(1);
        FeedMetrics served = new FeedMetrics(host, Integer.parseInt(parts.group(2)), cameras);
        out.printf("metrics at http://%s:%d/metrics%n", host, served.port());
        return served;
    }
}

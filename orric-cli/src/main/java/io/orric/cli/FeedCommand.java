// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.feed.CameraFeed;
import io.orric.feed.CameraNames;
import io.orric.feed.CameraViews;
import io.orric.feed.Feed;
import io.orric.feed.FrameSchedule;
import io.orric.feed.FrameSender;
import io.orric.feed.FramesTopic;
import io.orric.feed.KafkaAccess;
import io.orric.footage.RecordedFrames;
import io.orric.kafka.BrokerException;
import io.orric.kafka.KafkaOptions;
import io.orric.kafka.KafkaSettings;
import io.orric.kafka.SiteMap;
import io.orric.options.UsageException;
import io.orric.video.Ffmpeg;
import io.orric.video.VideoCamera;
import io.orric.video.VideoCameras;
import io.orric.video.VideoException;
import io.orric.video.WatchSettings;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code orric feed}: cameras that send their frames to Kafka. */
@Command(
        name = "feed",
        description = {
            "Send the frames of cameras to Kafka: of real cameras and videos, or of synthetic and"
                    + " recorded ones, on schedule.",
            "",
            "Each record is a frame: key the camera, value the encoded image, timestamp the capture"
                    + " time, header 'label' the truth where it is known. Prints a line every five"
                    + " seconds; Ctrl-C ends it, sends what is on its way and prints the count."
                    + " Broker and topic are those of conf/orric.yaml, so a job with the same file"
                    + " reads what is sent.",
            "",
            "Real cameras are read by the program ffmpeg, one process a camera, which is killed"
                    + " when it hangs and started again when it ends. A --cameras FILE looks like this;"
                    + " name and source are required:",
            "",
            "  cameras:",
            "    - name: gate",
            "      source: rtsp://USER:PASSWORD@192.168.1.20/stream1",
            "      rate: 10             # at most so many frames a second (default: all)",
            "      size: 1280x720       # scaled to this (default: the camera's own)",
            "      quality: 4           # of JPEGs, 2 (best) to 31 (default: 4)",
            "      regions:             # sent in place of the picture, as camera gate/left",
            "        - {name: left, x: 0, y: 0, width: 640, height: 720}",
            "    - {name: yard, source: /dev/video0}",
            "    - {name: door, source: 'http://192.168.1.21/video.mjpg'}",
            "    - {name: clip, source: clips/monday.mp4}   # sent once, at its own rate",
            "",
            "The time of a frame is when it left the decoder. See docs/your-cameras.md.",
            "",
            "With --drift a rehearsal: recorded frames and real cameras' pictures too are sent as"
                    + " they would look in fog, at night or in the rain.",
            "",
            "One core draws about 250 synthetic frames a second, with drift as in the demo, 580"
                    + " under a clear sky. For more, let cameras share --scenes.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  orric feed --cameras cameras.yaml --metrics 9464 --create-topic 4",
            "  orric feed --source monday.mp4 --camera clip",
            "  orric feed --cameras 4 --rate 10 --create-topic 4",
            "  orric feed --source monday.mp4 --camera clip --drift night:0.7+rain:0.4",
            "  orric feed --frames fog.npy --classes classes.txt --rate 50",
            "  orric feed --cameras 300 --scenes 10 --rate 5 --count 1000 --drift storm.yaml",
            "  orric feed --frames images.zip --loop --rate max --bootstrap broker:9093 \\",
            "    -D orric.kafka.properties.security.protocol=SSL"
        },
        exitCodeList = "1:failure, also of a single frame or video")
final class FeedCommand implements Callable<Integer> {

    private static final String DEFAULT_RATE = "10";

    @Mixin private FeedViewsOptions views;

    @Mixin private FeedVideoOptions video;

    @Option(
            names = "--rate",
            paramLabel = "FPS",
            description =
                    "Frames a second of each synthetic or recorded camera, or 'max' for as fast as"
                            + " the broker takes them, stamped with the time of sending (default: "
                            + DEFAULT_RATE
                            + "). With --source: at most so many (default: all).")
    private String rate;

    @Option(
            names = "--create-topic",
            paramLabel = "PARTITIONS",
            description = "Create the topic with this number of partitions if it does not exist.")
    private Integer partitions;

    @Mixin
    private final ConfigurationOptions configuration =
            new ConfigurationOptions(KafkaOptions.BOOTSTRAP, KafkaOptions.FRAMES_TOPIC);

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        OptionalInt created = partitions();
        Configuration config = configuration.read();
        try {
            if (video.given() || views.cameraFile().isPresent()) {
                sendVideo(config, created);
            } else {
                sendViews(config, created);
            }
        } catch (InterruptedException e) {
            return 1;
        }
        return 0;
    }

    private void sendVideo(Configuration config, OptionalInt created)
            throws IOException, InterruptedException, BrokerException, VideoException {
        views.refuseForVideo(spec.commandLine().getParseResult());
        SiteMap sites = KafkaSettings.sites(config);
        List<VideoCamera> cameras = video.cameras(views.cameraFile(), rate, sites::of);
        WatchSettings settings = video.settings();
        CameraFeed.Retouch retouch = views.retouch();
        Ffmpeg.require(settings.program());
        try (FrameSender sender = FrameSender.connect(access(config));
                ShutdownSignal interruption = interruption()) {
            FramesTopic.require(access(config), created);
            try (VideoCameras all = new VideoCameras(cameras, sites::of, settings);
                    Closeable metrics = video.serveMetrics(all, spec.commandLine().getOut())) {
                send(
                        new CameraFeed(all, sender, retouch)::run,
                        sender,
                        "",
                        new CameraStates(all)::line);
                CameraStates.requireWhole(all);
            }
        }
    }

    private void sendViews(Configuration config, OptionalInt created)
            throws IOException, InterruptedException, BrokerException {
        video.refuseForViews(spec.commandLine().getParseResult());
        CameraNames names = views.names();
        double framesPerSecond = rate();
        CameraViews footage = views.open();
        try (RecordedFrames frames = footage.frames();
                FrameSender sender = FrameSender.connect(access(config));
                ShutdownSignal interruption = interruption()) {
            FramesTopic.require(access(config), created);
            Feed feed = Feed.now(footage, names, framesPerSecond, sender);
            send(
                    feed::run,
                    sender,
                    feed.total() == Long.MAX_VALUE ? "" : " of " + feed.total(),
                    () -> String.format(Locale.ROOT, "lag %.1f s", feed.lag() / 1000.0));
        }
    }

    private static ShutdownSignal interruption() {
        return new ShutdownSignal(Thread.currentThread()::interrupt);
    }

    private interface Sending {
        void run() throws IOException, InterruptedException;
    }

    private void send(Sending feed, FrameSender sender, String total, Supplier<String> state)
            throws IOException, InterruptedException, BrokerException {
        boolean finished = false;
        PrintWriter out = spec.commandLine().getOut();
        try (FeedLines lines = new FeedLines(out, sender, total, state)) {
            try {
                feed.run();
                finished = true;
            } finally {
                Thread.interrupted();
                sender.close();
                lines.summary(!finished);
            }
        }
        if (sender.failed() > 0) {
            Exception first = sender.firstFailure().orElseThrow();
            throw new BrokerException(
                    String.format(
                            "frames not sent: %s, the first because: %s",
                            sender.failed(), first.getMessage()),
                    first);
        }
    }

    private double rate() {
        String wanted = rate == null ? DEFAULT_RATE : rate;
        if (wanted.equals("max")) {
            return FrameSchedule.UNPACED;
        }
        try {
            double framesPerSecond = Double.parseDouble(wanted);
            if (framesPerSecond >= 0 && framesPerSecond < Double.POSITIVE_INFINITY) {
                return framesPerSecond == 0 ? FrameSchedule.UNPACED : framesPerSecond;
            }
        } catch (NumberFormatException e) {
            // Told below, with what else is no rate.
        }
        throw new UsageException("--rate", rate, "must be frames per second, 0 or max");
    }

    private OptionalInt partitions() {
        if (partitions == null) {
            return OptionalInt.empty();
        }
        if (partitions < 1) {
            throw new UsageException("--create-topic", partitions, "must be at least 1");
        }
        return OptionalInt.of(partitions);
    }

    private static KafkaAccess access(Configuration config) {
        return new KafkaAccess(
                KafkaOptions.BOOTSTRAP.read(config),
                KafkaOptions.FRAMES_TOPIC.read(config),
                KafkaOptions.PROPERTIES.read(config));
    }
}

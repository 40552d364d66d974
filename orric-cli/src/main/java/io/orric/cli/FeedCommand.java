// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

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
import io.orric.options.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
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
            "Send frames of recorded or synthetic cameras to Kafka, on schedule.",
            "",
            "Each record is a frame: key the camera, value the encoded image, timestamp the time at"
                    + " which the frame was due, header 'label' the truth where it is known. Prints"
                    + " a line every five seconds; Ctrl-C ends it, sends what is on its way and"
                    + " prints the count. Broker and topic are those of conf/orric.yaml, so a job"
                    + " with the same file reads what is sent.",
            "",
            "One core draws about 250 synthetic frames a second, with drift as in the demo, 580"
                    + " under a clear sky. For more, let cameras share --scenes.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  orric feed --cameras 4 --rate 10 --create-topic 4",
            "  orric feed --frames fog.npy --classes classes.txt --rate 50",
            "  orric feed --cameras 300 --scenes 10 --rate 5 --count 1000 --drift storm.yaml",
            "  orric feed --frames images.zip --loop --rate max --bootstrap broker:9093 \\",
            "    -D orric.kafka.properties.security.protocol=SSL"
        },
        exitCodeList = "1:failure, also of a single frame")
final class FeedCommand implements Callable<Integer> {

    @Mixin private FeedViewsOptions cameras;

    @Option(
            names = "--rate",
            paramLabel = "FPS",
            description =
                    "Frames a second of each camera, or 'max' for as fast as the broker takes them,"
                            + " stamped with the time of sending (default: ${DEFAULT-VALUE}).")
    private String rate = "10";

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
        CameraNames names = cameras.names();
        double framesPerSecond = rate();
        OptionalInt created = partitions();
        KafkaAccess access = access();
        CameraViews views = cameras.open();
        try (RecordedFrames frames = views.frames();
                FrameSender sender = FrameSender.connect(access);
                ShutdownSignal interruption =
                        new ShutdownSignal(Thread.currentThread()::interrupt)) {
            FramesTopic.require(access, created);
            Feed feed = Feed.now(views, names, framesPerSecond, sender);
            send(feed, sender);
        } catch (InterruptedException e) {
            return 1;
        }
        return 0;
    }

    private void send(Feed feed, FrameSender sender) throws IOException, InterruptedException {
        boolean finished = false;
        PrintWriter out = spec.commandLine().getOut();
        try (FeedLines lines = new FeedLines(out, feed, sender)) {
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
        if (rate.equals("max")) {
            return FrameSchedule.UNPACED;
        }
        try {
            double framesPerSecond = Double.parseDouble(rate);
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

    private KafkaAccess access() throws IOException {
        Configuration config = configuration.read();
        return new KafkaAccess(
                KafkaOptions.BOOTSTRAP.read(config),
                KafkaOptions.FRAMES_TOPIC.read(config),
                KafkaOptions.PROPERTIES.read(config));
    }
}

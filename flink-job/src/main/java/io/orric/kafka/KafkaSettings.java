// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.Frame;
import io.orric.options.OrricOption;
import io.orric.options.UsageException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.util.clock.SystemClock;

/**
 * Settings of a job whose frames come from cameras through Kafka.
 *
 * @param connection brokers and topics
 * @param sites the site of each camera
 * @param outOfOrderness time that a slot stays open after its end
 * @param clockTolerance maximum time that a camera's clock may be ahead
 * @param lateness maximum time that a capture time may be behind
 */
public record KafkaSettings(
        KafkaConnection connection,
        SiteMap sites,
        Duration outOfOrderness,
        Duration clockTolerance,
        Duration lateness) {

    /**
     * Reads the options.
     *
     * @param checkpoints whether the job takes checkpoints
     * @throws UsageException if an option is wrong
     */
    public static KafkaSettings read(ReadableConfig config, boolean checkpoints) {
        return new KafkaSettings(
                new KafkaConnection(
                        KafkaOptions.BOOTSTRAP.read(config),
                        KafkaOptions.GROUP.read(config),
                        topics(config),
                        KafkaOptions.START.read(config),
                        guarantee(config, checkpoints),
                        KafkaOptions.PROPERTIES.read(config)),
                new SiteMap(
                        KafkaOptions.CAMERA_SITES.read(config),
                        KafkaOptions.DEFAULT_SITE.read(config)),
                KafkaOptions.OUT_OF_ORDERNESS.read(config),
                KafkaOptions.CLOCK_TOLERANCE.read(config),
                KafkaOptions.LATENESS.read(config));
    }

    private static KafkaTopics topics(ReadableConfig config) {
        Set<String> taken = new HashSet<>();
        return new KafkaTopics(
                topic(KafkaOptions.FRAMES_TOPIC, config, taken),
                topic(KafkaOptions.CAPACITY_TOPIC, config, taken),
                topic(KafkaOptions.PREDICTIONS_TOPIC, config, taken),
                topic(KafkaOptions.DECISIONS_TOPIC, config, taken),
                topic(KafkaOptions.DEAD_LETTERS_TOPIC, config, taken));
    }

    private static String topic(
            OrricOption<String> option, ReadableConfig config, Set<String> taken) {
        String topic = option.read(config);
        if (!taken.add(topic)) {
            throw option.wrong(topic, "must be another topic than those of the others");
        }
        return topic;
    }

    private static DeliveryGuarantee guarantee(ReadableConfig config, boolean checkpoints) {
        DeliveryGuarantee guarantee =
                KafkaOptions.GUARANTEE
                        .find(config)
                        .orElse(
                                checkpoints
                                        ? DeliveryGuarantee.EXACTLY_ONCE
                                        : DeliveryGuarantee.AT_LEAST_ONCE);
        if (guarantee == DeliveryGuarantee.EXACTLY_ONCE && !checkpoints) {
            throw KafkaOptions.GUARANTEE.wrong(
                    guarantee,
                    "which takes checkpoints: set execution.checkpointing.interval, such as to"
                            + " 10 s");
        }
        return guarantee;
    }

    /** Source of frames, in the order of each partition, with their event times. */
    public KafkaSource<Frame> frames() {
        return connection.frames(sites, new CaptureClock(clockTolerance, lateness));
    }

    /** Event time of frames, which follows the clock of the machine that reads them. */
    public WatermarkStrategy<Frame> eventTime() {
        Duration delay = outOfOrderness;
        return WatermarkStrategy.<Frame>forGenerator(
                        context -> new MachineClockWatermarks<>(SystemClock.getInstance(), delay))
                .withTimestampAssigner((frame, time) -> frame.eventTime());
    }
}

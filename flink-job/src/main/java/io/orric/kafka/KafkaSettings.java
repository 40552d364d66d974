// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.DeadLetters;
import io.orric.options.OrricOption;
import io.orric.options.UsageException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.util.clock.SystemClock;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Settings of a job whose frames come from cameras through Kafka.
 *
 * @param connection brokers and topics
 * @param sites the site of each camera
 * @param outOfOrderness time that a slot stays open after its end
 * @param clockTolerance maximum time that a camera's clock may be ahead
 * @param lateness maximum time that a capture time may be behind
 * @param deadLetters makes the dead letters of frames that are refused
 */
public record KafkaSettings(
        KafkaConnection connection,
        SiteMap sites,
        Duration outOfOrderness,
        Duration clockTolerance,
        Duration lateness,
        DeadLetters deadLetters) {

    /**
     * Reads the options.
     *
     * @param checkpoints whether the job takes checkpoints
     * @throws UsageException if an option is wrong
     */
    public static KafkaSettings read(ReadableConfig config, boolean checkpoints) {
        DeadLetters deadLetters = deadLetters(config);
        return new KafkaSettings(
                new KafkaConnection(
                        KafkaOptions.BOOTSTRAP.read(config),
                        KafkaOptions.GROUP.read(config),
                        topics(config),
                        KafkaOptions.START.read(config),
                        guarantee(config, checkpoints),
                        properties(config, ResultSize.max(deadLetters))),
                sites(config),
                KafkaOptions.OUT_OF_ORDERNESS.read(config),
                KafkaOptions.CLOCK_TOLERANCE.read(config),
                KafkaOptions.LATENESS.read(config),
                deadLetters);
    }

    /**
     * Reads what dead letters carry of images.
     *
     * @throws UsageException if the option is wrong
     */
    public static DeadLetters deadLetters(ReadableConfig config) {
        return new DeadLetters(
                Math.toIntExact(KafkaOptions.DEAD_LETTER_IMAGE.read(config).getBytes()));
    }

    /** A producer that cannot send the largest result would fail on it again and again. */
    private static Map<String, String> properties(ReadableConfig config, int largestResult) {
        Map<String, String> properties = KafkaOptions.PROPERTIES.read(config);
        for (String key :
                List.of(
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        ProducerConfig.BUFFER_MEMORY_CONFIG)) {
            String value = properties.get(key);
            if (value != null && !isAtLeast(largestResult, value)) {
                throw new UsageException(
                        "option " + KafkaOptions.PROPERTIES.key() + "." + key,
                        value,
                        String.format(
                                "must be at least %d, the bytes of the largest result: raise it,"
                                        + " or lower %s",
                                largestResult, KafkaOptions.DEAD_LETTER_IMAGE));
            }
        }
        return properties;
    }

    private static boolean isAtLeast(int bytes, String value) {
        try {
            return Long.parseLong(value.strip()) >= bytes;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * Reads the site of each camera.
     *
     * @throws UsageException if an option is wrong
     */
    public static SiteMap sites(ReadableConfig config) {
        String otherwise = KafkaOptions.DEFAULT_SITE.read(config);
        return KafkaOptions.CAMERA_SITES.parse(config, sites -> new SiteMap(sites, otherwise));
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
    public KafkaSource<FrameRecord> frames() {
        return connection.frames(sites, clock(), deadLetters);
    }

    /** Operator that separates them from what cannot be used. */
    public FrameSplitter checkedFrames() {
        return new FrameSplitter(connection, clock());
    }

    /** Event time of frames, which follows the clock of the machine that reads them. */
    public WatermarkStrategy<FrameRecord> eventTime() {
        Duration delay = outOfOrderness;
        return WatermarkStrategy.<FrameRecord>forGenerator(
                        context -> new MachineClockWatermarks<>(SystemClock.getInstance(), delay))
                .withTimestampAssigner((record, time) -> record.eventTime());
    }

    private CaptureClock clock() {
        return new CaptureClock(clockTolerance, lateness);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.kafka.KafkaConnection;
import io.orric.kafka.KafkaTopics;
import io.orric.kafka.SiteMap;
import io.orric.options.Settings;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;

/**
 * How a job is fed by cameras through Kafka: the options read and checked.
 *
 * @param connection where topics are
 * @param sites which camera belongs to which site
 * @param outOfOrderness how much older than the youngest frame a frame may be and not be late
 * @param clockTolerance how far ahead cameras' clocks may run
 * @param silence after how long without frames nothing waits for more
 */
public record KafkaSettings(
        KafkaConnection connection,
        SiteMap sites,
        Duration outOfOrderness,
        Duration clockTolerance,
        Duration silence) {

    /** Names that Kafka allows for topics. */
    private static final String TOPIC = "[a-zA-Z0-9._-]{1,249}";

    /**
     * Reads and checks the options.
     *
     * @param checkpoints whether the job takes checkpoints
     * @throws IllegalArgumentException if an option is out of range
     */
    public static KafkaSettings read(ReadableConfig config, boolean checkpoints) {
        Settings settings = new Settings(config);
        return new KafkaSettings(
                connection(settings, checkpoints),
                new SiteMap(
                        settings.get(JobOptions.CAMERA_SITES),
                        settings.required(JobOptions.DEFAULT_SITE)),
                settings.atLeast(JobOptions.OUT_OF_ORDERNESS, Duration.ZERO),
                settings.atLeast(JobOptions.CLOCK_TOLERANCE, Duration.ZERO),
                settings.atLeast(JobOptions.SILENCE, Duration.ofMillis(100)));
    }

    private static KafkaConnection connection(Settings settings, boolean checkpoints) {
        return new KafkaConnection(
                settings.required(JobOptions.KAFKA_BOOTSTRAP),
                settings.required(JobOptions.KAFKA_GROUP),
                topics(settings),
                settings.get(JobOptions.KAFKA_START),
                guarantee(settings, checkpoints),
                settings.get(JobOptions.KAFKA_PROPERTIES));
    }

    private static KafkaTopics topics(Settings settings) {
        List<ConfigOption<String>> options =
                List.of(
                        JobOptions.FRAMES_TOPIC,
                        JobOptions.CAPACITY_TOPIC,
                        JobOptions.PREDICTIONS_TOPIC,
                        JobOptions.DECISIONS_TOPIC,
                        JobOptions.DEAD_LETTERS_TOPIC);
        for (ConfigOption<String> option : options) {
            String topic = settings.required(option);
            if (!topic.matches(TOPIC) || topic.equals(".") || topic.equals("..")) {
                throw Settings.outside(option, topic, "letters, digits, '.', '_' and '-'");
            }
            if (options.stream().filter(other -> settings.get(other).equals(topic)).count() > 1) {
                throw Settings.outside(option, topic, "another topic than those of the others");
            }
        }
        return new KafkaTopics(
                settings.get(JobOptions.FRAMES_TOPIC),
                settings.get(JobOptions.CAPACITY_TOPIC),
                settings.get(JobOptions.PREDICTIONS_TOPIC),
                settings.get(JobOptions.DECISIONS_TOPIC),
                settings.get(JobOptions.DEAD_LETTERS_TOPIC));
    }

    private static DeliveryGuarantee guarantee(Settings settings, boolean checkpoints) {
        if (!settings.has(JobOptions.KAFKA_GUARANTEE)) {
            return checkpoints ? DeliveryGuarantee.EXACTLY_ONCE : DeliveryGuarantee.AT_LEAST_ONCE;
        }
        DeliveryGuarantee guarantee = settings.get(JobOptions.KAFKA_GUARANTEE);
        if (guarantee == DeliveryGuarantee.EXACTLY_ONCE && !checkpoints) {
            throw new IllegalArgumentException(
                    "option "
                            + JobOptions.KAFKA_GUARANTEE.key()
                            + " is exactly-once, which takes checkpoints: set"
                            + " execution.checkpointing.interval, such as to 10 s");
        }
        return guarantee;
    }
}

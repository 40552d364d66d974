// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import io.orric.kafka.BrokerException;
import io.orric.kafka.ClientDefaults;
import io.orric.options.UsageException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Address of the frames topic, and the settings of the clients that use it.
 *
 * @param bootstrap addresses of brokers, {@code host:port}, separated by commas
 * @param topic the frames topic
 * @param properties of Kafka's clients; they win over the feed's own choices
 */
public record KafkaAccess(String bootstrap, String topic, Map<String, String> properties) {

    /** A broker that has not answered by then counts as unreachable. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    /** Frames are given up after an outage of this length. */
    private static final Duration OUTAGE_TIMEOUT = Duration.ofMinutes(2);

    /** Above the largest frame the job decodes by default; whether it fits is the broker's say. */
    private static final int LARGEST_REQUEST = 17 << 20;

    /** Room for frames on their way; a few of the largest, thousands of a common size. */
    private static final long BUFFER = 64L << 20;

    public KafkaAccess {
        properties = Map.copyOf(properties);
    }

    /** Properties of the client that looks after the topic. */
    Map<String, Object> admin() {
        Map<String, Object> config = common();
        config.put(
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis(ANSWER_TIMEOUT.dividedBy(2)));
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(ANSWER_TIMEOUT));
        config.putAll(properties);
        return config;
    }

    /**
     * Properties of the client that sends: a frame counts as sent once all replicas have it, and no
     * retry duplicates or reorders one. Frames wait a moment for company, which is worth more than
     * compressing them: JPEG and PNG are compressed already.
     */
    Map<String, Object> producer() {
        Map<String, Object> config = common();
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(OUTAGE_TIMEOUT));
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, OUTAGE_TIMEOUT.toMillis());
        config.putAll(properties);
        return config;
    }

    /**
     * Makes a client of the broker.
     *
     * @throws BrokerException if the address leads nowhere
     * @throws UsageException if a property is wrong
     */
    <T> T start(Supplier<T> client) throws BrokerException {
        try {
            return client.get();
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String message = String.valueOf(cause.getMessage());
            if (message.contains("No resolvable bootstrap urls")) {
                throw unreachable(cause);
            }
            throw new UsageException(
                    "Kafka's client does not take its configuration: " + message, cause);
        }
    }

    BrokerException unreachable(Throwable cause) {
        return new BrokerException(
                String.format(
                        "no Kafka broker answers at %s, start it, or name another with --bootstrap"
                                + " HOST:PORT",
                        bootstrap),
                cause);
    }

    private Map<String, Object> common() {
        Map<String, Object> config = new HashMap<>(ClientDefaults.ALL);
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "orric-feed");
        return config;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** Properties that every Kafka client of the project has unless the user sets others. */
public final class ClientDefaults {

    /**
     * Pauses between two attempts to connect to a broker, in milliseconds. Every attempt that fails
     * is two lines in a log, and a job has a client for each source, sink, transaction and watcher:
     * with Kafka's own pauses of 50 ms to 1 s, an hour without brokers fills a disk.
     */
    public static final Map<String, String> ALL =
            Map.of(
                    CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, "500",
                    CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, "10000");

    private ClientDefaults() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * Properties that every Kafka client of the project has unless the user sets others. They keep logs
 * small while brokers are away: a job has a client for each source, sink, transaction and watcher,
 * each of which logs several lines for each attempt to connect.
 */
public final class ClientDefaults {

    /**
     * Pauses of 0.5 s to 10 s between two attempts to connect, where Kafka's own are 50 ms to 1 s.
     *
     * <p>And no return to the addresses that the job was started with while no broker is reachable:
     * clients of Kafka 4 log such a return ten times a second during a pause. It serves brokers
     * that have all moved to other addresses.
     *
     * <p>Secrets are resolved where a client runs: {@code ${env:VARIABLE}} from its environment,
     * {@code ${file:FILE:NAME}} from a properties file.
     */
    public static final Map<String, String> ALL =
            Map.of(
                    CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG,
                    "500",
                    CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                    "10000",
                    CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG,
                    "none",
                    AbstractConfig.CONFIG_PROVIDERS_CONFIG,
                    "env,file",
                    provider("env"),
                    EnvVarConfigProvider.class.getName(),
                    provider("file"),
                    FileConfigProvider.class.getName());

    private static String provider(String name) {
        return AbstractConfig.CONFIG_PROVIDERS_CONFIG + "." + name + ".class";
    }

    private ClientDefaults() {}
}

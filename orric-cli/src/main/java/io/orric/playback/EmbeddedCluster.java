// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Flink cluster with its web UI inside this JVM, reached over REST as any other cluster is. */
public final class EmbeddedCluster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCluster.class);
    private static final String PORTS = "8081-8181";
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final MiniCluster cluster;
    private final Configuration config;
    private final URI address;

    private EmbeddedCluster(MiniCluster cluster, Configuration config, URI address) {
        this.cluster = cluster;
        this.config = config;
        this.address = address;
    }

    /**
     * Starts a cluster with as many slots as the default parallelism.
     *
     * @param options Flink options; the web UI takes the first free port of 8081 to 8181 unless
     *     {@code rest.bind-port} says otherwise
     * @throws Exception if it cannot start, such as when the port is taken
     */
    public static EmbeddedCluster start(Configuration options) throws Exception {
        Configuration config = new Configuration();
        config.set(RestOptions.BIND_PORT, PORTS);
        config.set(RestOptions.BIND_ADDRESS, "localhost");
        config.set(RestOptions.ADDRESS, "localhost");
        config.set(JobManagerOptions.BIND_HOST, "localhost");
        config.set(WebOptions.SUBMIT_ENABLE, false);
        config.set(CoreOptions.DEFAULT_PARALLELISM, 1);
        // Whoever watches a run wants its failure, not its retries.
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        // As on a cluster: records are immutable, so operators hand them on without a copy.
        config.set(PipelineOptions.OBJECT_REUSE, true);
        config.addAll(options);
        config.set(PipelineOptions.GENERIC_TYPES, false);
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(config)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(
                                        config.get(CoreOptions.DEFAULT_PARALLELISM))
                                .build());
        try {
            cluster.start();
            return new EmbeddedCluster(cluster, config, cluster.getRestAddress().get());
        } catch (Exception e) {
            cluster.close();
            throw e;
        }
    }

    /** Address of the web UI. */
    public URI webUi() {
        return address;
    }

    /** An environment whose jobs run here. */
    public StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.createRemoteEnvironment(
                address.getHost(), address.getPort(), config);
    }

    @Override
    public void close() {
        try {
            cluster.closeAsync().get(CLOSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The cluster did not stop in order", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

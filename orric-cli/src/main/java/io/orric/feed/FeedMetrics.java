// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import io.orric.options.UsageException;
import io.orric.video.CameraStatus.Phase;
import io.orric.video.CameraWatch;
import io.orric.video.FrameCounts;
import io.orric.video.VideoCameras;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.ToLongFunction;

/**
 * Serves what is known of the cameras of a feed as Prometheus metrics, at {@code /metrics}. Anybody
 * who reaches the port may read them; they name cameras and sites, never addresses of cameras.
 */
public final class FeedMetrics implements Closeable {

    private static final String PREFIX = "orric_feed_";

    private final HTTPServer server;

    /**
     * Begins to serve.
     *
     * @param host name or address of the machine's interface, such as localhost
     * @param port 0 for any
     * @throws UsageException if the port is taken or the host is none of this machine
     */
    public FeedMetrics(String host, int port, VideoCameras cameras) {
        PrometheusRegistry registry = new PrometheusRegistry();
        MultiCollector all = () -> snapshots(cameras);
        registry.register(all);
        try {
            server =
                    HTTPServer.builder()
                            .inetAddress(new InetSocketAddress(host, port).getAddress())
                            .port(port)
                            .registry(registry)
                            .buildAndStart();
        } catch (IOException e) {
            throw new UsageException(
                    String.format(
                            "--metrics is %s:%d, which cannot be opened (%s); give a free port of"
                                    + " this machine",
                            host, port, e.getMessage()),
                    e);
        }
    }

    /** The port at which metrics are served. */
    public int port() {
        return server.getPort();
    }

    private static MetricSnapshots snapshots(VideoCameras cameras) {
        return MetricSnapshots.builder()
                .metricSnapshot(
                        frames(
                                cameras,
                                "frames_captured",
                                "Frames that came from the decoder.",
                                FrameCounts::captured))
                .metricSnapshot(
                        frames(
                                cameras,
                                "frames_sent",
                                "Frames that the broker has.",
                                FrameCounts::sent))
                .metricSnapshot(
                        frames(
                                cameras,
                                "frames_dropped",
                                "Frames that newer ones displaced while the broker took none.",
                                FrameCounts::dropped))
                .metricSnapshot(
                        frames(
                                cameras,
                                "frames_failed",
                                "Frames that the broker refused or did not take in time.",
                                FrameCounts::failed))
                .metricSnapshot(
                        frames(
                                cameras,
                                "frames_damaged",
                                "Frames of the decoder that were no whole JPEG of at most 16 MiB.",
                                FrameCounts::damaged))
                .metricSnapshot(
                        frames(
                                cameras,
                                "sent_bytes",
                                "Bytes of the images that the broker has.",
                                FrameCounts::sentBytes))
                .metricSnapshot(
                        processes(
                                cameras,
                                "restarts",
                                "Times that a camera was connected again.",
                                CameraWatch::restarts))
                .metricSnapshot(
                        processes(
                                cameras,
                                "hangs",
                                "Times that a camera's process was killed for want of frames.",
                                CameraWatch::hangs))
                .metricSnapshot(live(cameras))
                .build();
    }

    private static CounterSnapshot frames(
            VideoCameras cameras, String name, String help, ToLongFunction<FrameCounts> value) {
        CounterSnapshot.Builder metric = CounterSnapshot.builder().name(PREFIX + name).help(help);
        for (FrameCounts counts : cameras.counts()) {
            metric.dataPoint(
                    CounterDataPointSnapshot.builder()
                            .labels(Labels.of("camera", counts.name(), "site", counts.site()))
                            .value((double) value.applyAsLong(counts))
                            .build());
        }
        return metric.build();
    }

    private static CounterSnapshot processes(
            VideoCameras cameras, String name, String help, ToLongFunction<CameraWatch> value) {
        CounterSnapshot.Builder metric = CounterSnapshot.builder().name(PREFIX + name).help(help);
        for (CameraWatch watch : cameras.watches()) {
            metric.dataPoint(
                    CounterDataPointSnapshot.builder()
                            .labels(Labels.of("source", watch.camera().name()))
                            .value((double) value.applyAsLong(watch))
                            .build());
        }
        return metric.build();
    }

    private static GaugeSnapshot live(VideoCameras cameras) {
        GaugeSnapshot.Builder metric =
                GaugeSnapshot.builder()
                        .name(PREFIX + "live")
                        .help("1 while frames of a camera come, else 0.");
        for (CameraWatch watch : cameras.watches()) {
            metric.dataPoint(
                    GaugeDataPointSnapshot.builder()
                            .labels(Labels.of("source", watch.camera().name()))
                            .value(watch.status().phase() == Phase.LIVE ? 1 : 0)
                            .build());
        }
        return metric.build();
    }

    @Override
    public void close() {
        server.close();
    }
}

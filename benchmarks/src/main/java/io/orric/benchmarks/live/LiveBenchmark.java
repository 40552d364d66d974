// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.cluster.ClusterException;
import io.orric.local.Checkout;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures the time from sending a frame to reading its prediction: by the job with each delivery
 * guarantee, and by the {@linkplain BareLoop bare loop}. The variants run one after the other, each
 * freshly started, on topics of its own, under the same cameras.
 */
public final class LiveBenchmark {

    /** A variant that has not answered by then never will. */
    private static final Duration FIRST_ANSWER_TIMEOUT = Duration.ofMinutes(3);

    private final LiveSettings settings;
    private final Consumer<String> progress;

    /**
     * @param progress takes a line now and then
     */
    public LiveBenchmark(LiveSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Measures all variants.
     *
     * @throws IOException if a process cannot be started or fails
     * @throws IllegalStateException with the end of its log, if a process ends
     * @throws InterruptedException if the thread is interrupted; all processes have ended
     */
    public LiveReport run() throws IOException, InterruptedException {
        progress.accept("starting a broker and a cluster");
        try (Stage stage = Stage.start(Checkout.find(), progress)) {
            List<Camera> cameras = Camera.site();
            Map<String, Measurement> measurements = new LinkedHashMap<>();
            for (int round = 1; round <= settings.rounds(); round++) {
                for (Variant variant : variants(round)) {
                    measure(stage, cameras, variant, round)
                            .forEach(
                                    (name, measured) ->
                                            measurements.merge(name, measured, Measurement::plus));
                }
            }
            stage.discard();
            return new LiveReport(settings, measurements);
        }
    }

    /** The bare loop and the job's variants; in every second round the other way round. */
    private List<Variant> variants(int round) {
        List<Variant> variants = new ArrayList<>(List.of(new BareLoop()));
        settings.guarantees()
                .forEach(guarantee -> variants.add(new Job(guarantee, settings.options())));
        if (round % 2 == 0) {
            Collections.reverse(variants);
        }
        return variants;
    }

    private Map<String, Measurement> measure(
            Stage stage, List<Camera> cameras, Variant variant, int round)
            throws IOException, InterruptedException {
        String label = "round " + round + ", " + variant.name() + ": ";
        Topics topics = new Topics(variant.name().replace(' ', '-') + "-" + round);
        topics.create(stage.kafka());
        String brokers = stage.kafka().bootstrapServers();
        progress.accept(label + "starting");
        try (Variant.Running running = variant.start(stage, topics);
                Readers readers = new Readers(brokers, topics, variant.readings());
                Sender sender = new Sender(brokers, topics.frames(), cameras)) {
            progress.accept(label + "warming up");
            warmUp(sender, readers, running);
            progress.accept(label + "measuring for " + settings.time().toSeconds() + " s");
            sender.count();
            sender.sendFor(settings.time());
            List<TimedFrame> sent = sender.counted();
            readers.awaitAnswersTo(sent);
            running.requireSound();
            Map<String, Measurement> measured = readers.measure(sent, sender.lateness());
            measured.forEach((name, measurement) -> progress.accept(line(name, measurement)));
            return measured;
        } catch (InterruptedException e) {
            // What is closed now need not end in order: the processes are killed at once.
            Thread.currentThread().interrupt();
            throw e;
        }
    }

    /** Probes until a frame is answered, and then sends for the time of the warm-up. */
    private void warmUp(Sender sender, Readers readers, Variant.Running running)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        sender.probeWhile(
                () -> {
                    if (System.nanoTime() - begin > FIRST_ANSWER_TIMEOUT.toNanos()) {
                        running.requireSound();
                        throw new ClusterException(
                                "no prediction came within "
                                        + FIRST_ANSWER_TIMEOUT.toMinutes()
                                        + " minutes");
                    }
                    return !readers.begun();
                });
        sender.sendFor(settings.warmUp());
    }

    private static String line(String name, Measurement measured) {
        return String.format(
                Locale.ROOT,
                "%s: p50 %.1f ms, p95 %.1f ms, %d of %d frames answered",
                name,
                measured.latency(50),
                measured.latency(95),
                measured.answered(),
                measured.sent());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import com.sun.management.OperatingSystemMXBean;
import io.orric.benchmarks.live.Course.Phase;
import io.orric.local.Checkout;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs the job on paced cameras while something else takes half of the cores for a time, once with
 * each {@link Capacity}.
 */
public final class ContentionBenchmark {

    /** Share of the machine that the cameras should need. */
    private static final double NEEDED = 0.7;

    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration CALIBRATION = Duration.ofSeconds(15);
    private static final int CAMERAS_PER_CORE = 4;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final ContentionSettings settings;
    private final Consumer<String> progress;
    private int cameras;

    /**
     * @param progress takes a line now and then
     */
    public ContentionBenchmark(ContentionSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        this.cameras = settings.cameras();
    }

    /**
     * Measures the job with each capacity, one after the other.
     *
     * @throws IOException if a process cannot be started or fails
     * @throws IllegalStateException with the end of its log, if a process ends
     * @throws InterruptedException if the thread is interrupted; all processes have ended
     */
    public ContentionReport run() throws IOException, InterruptedException {
        progress.accept("starting a broker and a cluster");
        Map<Capacity, Course> courses = new LinkedHashMap<>();
        try (Stage stage = Stage.start(Checkout.find(), progress)) {
            for (Capacity capacity : settings.capacities()) {
                courses.put(capacity, measure(stage, capacity));
            }
            stage.discard();
        }
        return new ContentionReport(cameras, courses);
    }

    private Course measure(Stage stage, Capacity capacity)
            throws IOException, InterruptedException {
        String name = capacity.toString();
        Topics topics = new Topics(name);
        topics.create(stage.kafka());
        Map<String, String> options = new HashMap<>(settings.options());
        options.putAll(capacity.options());
        options.put("orric.sites.cameras", "north/*:north,south/*:south");
        options.put("orric.slot.length", settings.slot().toMillis() + " ms");
        Job job = new Job(Guarantee.AT_LEAST_ONCE, options);
        String brokers = stage.kafka().bootstrapServers();
        progress.accept(name + ": starting");
        try (Job.RunningJob running = job.start(stage, topics);
                Readers readers = new Readers(brokers, topics, job.readings())) {
            if (cameras == 0) {
                cameras = calibrated(brokers, topics, readers);
            }
            progress.accept(name + ": " + cameras + " cameras, warming up");
            try (Sender sender = new Sender(brokers, topics.frames(), Camera.contending(cameras))) {
                sender.probeWhile(() -> !readers.begun());
                sender.sendFor(WARM_UP);
                sender.count();
                Course course = course(name, sender, readers);
                running.requireSound();
                return new Course(
                        course.phases(),
                        DecisionReader.read(brokers, topics.decisions()),
                        course.began(),
                        course.loadBegan(),
                        course.loadEnded());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw e;
        }
    }

    private Course course(String name, Sender sender, Readers readers)
            throws IOException, InterruptedException {
        progress.accept(name + ": quiet for " + settings.quiet().toSeconds() + " s");
        long began = System.nanoTime();
        long beganAt = System.currentTimeMillis();
        sender.sendFor(settings.quiet());
        progress.accept(name + ": half of the cores taken for " + settings.load().toSeconds());
        long loadBegan = System.nanoTime();
        long loadBeganAt = System.currentTimeMillis();
        try (Burner burner = new Burner(Math.max(1, CORES / 2))) {
            sender.sendFor(settings.load());
        }
        long loadEndedAt = System.currentTimeMillis();
        long loadEnded = System.nanoTime();
        progress.accept(name + ": quiet again for " + settings.after().toSeconds() + " s");
        sender.sendFor(settings.after());
        List<TimedFrame> sent = sender.counted();
        readers.awaitAnswersTo(sent);
        Map<Phase, Measurement> phases = new EnumMap<>(Phase.class);
        phases.put(Phase.QUIET, phase(sender, readers, sent, began, loadBegan));
        phases.put(Phase.LOAD, phase(sender, readers, sent, loadBegan, loadEnded));
        phases.put(Phase.AFTER, phase(sender, readers, sent, loadEnded, Long.MAX_VALUE));
        return new Course(phases, List.of(), beganAt, loadBeganAt, loadEndedAt);
    }

    private static Measurement phase(
            Sender sender, Readers readers, List<TimedFrame> sent, long from, long to)
            throws IOException {
        List<TimedFrame> within =
                sent.stream().filter(each -> each.nanos() >= from && each.nanos() < to).toList();
        return readers.measure(within, sender.lateness()).values().iterator().next();
    }

    /** As many cameras as take the wanted share of the machine, by what a few take. */
    private int calibrated(String brokers, Topics topics, Readers readers)
            throws IOException, InterruptedException {
        int few = CAMERAS_PER_CORE * CORES;
        try (Sender sender = new Sender(brokers, topics.frames(), Camera.contending(few))) {
            sender.probeWhile(() -> !readers.begun());
            sender.sendFor(WARM_UP.multipliedBy(2));
            double unused = SYSTEM.getCpuLoad();
            sender.sendFor(CALIBRATION);
        }
        double load = SYSTEM.getCpuLoad();
        int needed = (int) Math.max(1, Math.round(few * NEEDED / load));
        progress.accept(
                String.format(
                        "%d cameras take %.0f %% of the machine, %d are needed",
                        few, 100 * load, needed));
        return needed;
    }
}

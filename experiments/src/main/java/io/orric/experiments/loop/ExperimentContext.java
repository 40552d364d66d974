// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import io.orric.allocation.ConfigurationSpace;
import io.orric.profile.Quartiles;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelInput;
import io.orric.vision.PixelBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Gets experiments their results: computed, or kept from before. Used by one thread. */
public final class ExperimentContext implements AutoCloseable {

    private static final int TIMED_BATCHES = 30;
    private static final int WARM_UP = 5;

    /** One of the two models. */
    public enum Role {
        STUDENT,
        TEACHER;

        @Override
        public String toString() {
            return this == STUDENT ? "student" : "teacher";
        }
    }

    private record CorrectnessKey(
            String code, String model, String frames, int resolution, ModelInput input) {}

    private record RunKey(
            String code,
            String student,
            String teacher,
            String corruption,
            String frames,
            ModelInput input,
            Protocol protocol,
            long seed,
            int framesPerSlot,
            List<String> decisions,
            List<Double> capacities) {}

    private record Outcomes(List<SlotOutcome> slots) {}

    private final ModelFolder models;
    private final CorruptionFolder data;
    private final ResultCache cache;
    private final Progress progress;
    private final String code;

    private ImageClassifier teacher;

    /**
     * @throws IOException if the program cannot read its own classes
     */
    public ExperimentContext(
            ModelFolder models, CorruptionFolder data, ResultCache cache, Progress progress)
            throws IOException {
        this.models = models;
        this.data = data;
        this.cache = cache;
        this.progress = progress;
        this.code = CodeDigest.compute();
    }

    public ModelFolder models() {
        return models;
    }

    public CorruptionFolder data() {
        return data;
    }

    public Progress progress() {
        return progress;
    }

    /** Classifies all frames by a model that is never retrained. */
    public Correctness correctness(Role role, int resolution, String corruption)
            throws IOException {
        return correctness(role, resolution, data.source(corruption));
    }

    /** Classifies all frames by a model that is never retrained. */
    public Correctness correctness(Role role, int resolution, FrameSource source)
            throws IOException {
        CorrectnessKey key =
                new CorrectnessKey(
                        code,
                        role == Role.STUDENT ? models.studentDigest() : models.teacherDigest(),
                        source.digest(),
                        resolution,
                        models.input());
        String cell = role + " at " + resolution + ", " + source.name();
        Optional<Correctness> kept = cache.find(key, Correctness.class);
        if (kept.isPresent()) {
            progress.kept(cell, kept.get().accuracy());
            return kept.get();
        }
        FrameSet frames = source.frames();
        long start = System.nanoTime();
        try (ImageClassifier model = ImageClassifier.load(file(role))) {
            model.warm(resolution, models.classes());
            int size = frames.size();
            float[][] answers =
                    Inference.probabilities(model, frames, 0, size, resolution, models.input());
            Correctness correctness = Correctness.of(size, Inference.correct(answers, frames, 0));
            cache.keep(key, correctness);
            progress.computed(cell, correctness.accuracy(), System.nanoTime() - start);
            return correctness;
        }
    }

    /**
     * Carries out a schedule, beginning with the student of the file.
     *
     * @param name its name in the lines of progress
     * @param seed decides which frames are sampled
     */
    public Run run(
            String name,
            String corruption,
            AllocationSchedule schedule,
            Protocol protocol,
            long seed)
            throws IOException {
        return run(name, data.source(corruption), schedule, protocol, seed);
    }

    /**
     * Carries out a schedule on any frames, beginning with the student of the file.
     *
     * @param name its name in the lines of progress
     * @param seed decides which frames are sampled
     */
    public Run run(
            String name,
            FrameSource source,
            AllocationSchedule schedule,
            Protocol protocol,
            long seed)
            throws IOException {
        boolean asks = protocol.escalation().isPresent();
        boolean retrains = schedule.retrains();
        RunKey key =
                new RunKey(
                        code,
                        models.studentDigest(),
                        models.teacherDigest(),
                        source.name(),
                        source.digest(),
                        models.input(),
                        // A student alone that is never retrained depends on no protocol and seed.
                        retrains || asks ? protocol : null,
                        retrains ? seed : 0,
                        schedule.framesPerSlot(),
                        schedule.slots().stream().map(this::decision).toList(),
                        // What decisions leave of it pays for opinions.
                        asks ? schedule.capacities() : List.of());
        String cell = name + ", " + source.name() + ", seed " + seed;
        ConfigurationSpace space = models.space();
        Optional<Outcomes> kept = cache.find(key, Outcomes.class);
        if (kept.isPresent()) {
            Run run = new Run(schedule, kept.get().slots(), space);
            progress.kept(cell, run.accuracy());
            return run;
        }
        FrameSet frames = source.frames();
        long start = System.nanoTime();
        try (SlotLoop loop =
                new SlotLoop(models, frames, source.name() + " " + seed, protocol, teacher())) {
            Run run = new Run(schedule, loop.run(schedule), space);
            cache.keep(key, new Outcomes(run.outcomes()));
            progress.computed(cell, run.accuracy(), System.nanoTime() - start);
            return run;
        }
    }

    private String decision(AllocationSchedule.Slot slot) {
        boolean byTeacher = !models.space().inference().contains(slot.allocation().inference());
        return (byTeacher ? "teacher " : "")
                + slot.allocation().inference().resolution()
                + "/"
                + slot.allocation().retraining().ratio();
    }

    /**
     * Milliseconds a frame takes on this machine, in batches of the job's default size and without
     * decoding; measured anew each time.
     */
    public Quartiles millisPerFrame(Role role, int resolution) throws IOException {
        short[] pixels = new short[Inference.BATCH * ModelInput.length(resolution)];
        PixelBatch batch = new PixelBatch(Inference.BATCH, resolution, pixels, models.input());
        double[] millis = new double[TIMED_BATCHES];
        try (ImageClassifier model = ImageClassifier.load(file(role))) {
            for (int i = -WARM_UP; i < TIMED_BATCHES; i++) {
                long start = System.nanoTime();
                model.logits(batch);
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - start) / 1e6 / Inference.BATCH;
                }
            }
        }
        return Quartiles.of(millis);
    }

    private Path file(Role role) {
        return role == Role.STUDENT ? models.student() : models.teacher();
    }

    private ImageClassifier teacher() throws IOException {
        if (teacher == null) {
            ImageClassifier loaded = ImageClassifier.load(models.teacher());
            try {
                loaded.warm(models.bestResolution(), models.classes());
            } catch (IOException | RuntimeException e) {
                loaded.close();
                throw e;
            }
            teacher = loaded;
        }
        return teacher;
    }

    @Override
    public void close() {
        if (teacher != null) {
            teacher.close();
        }
    }
}

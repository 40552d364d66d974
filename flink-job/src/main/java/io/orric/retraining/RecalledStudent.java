// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.adaptation.BatchNormAdaptation;
import io.orric.adaptation.SampledPictures;
import io.orric.adaptation.StudentTrainer;
import io.orric.adaptation.Teacher;
import io.orric.registry.ModelCopies;
import io.orric.registry.ModelRegistry;
import io.orric.registry.RememberedStudent;
import io.orric.repertoire.Condition;
import io.orric.repertoire.RecallRules;
import io.orric.repertoire.Repertoire;
import io.orric.repertoire.Repertoire.Entry;
import io.orric.repertoire.Repertoire.Remembered;
import io.orric.repertoire.StudentComparison;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelSet;
import io.orric.vision.OnnxGraph;
import io.orric.vision.Probabilities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The student of the condition that a sample was taken under. Where the pictures look otherwise
 * than those before, the current student, the base and that of the nearest remembered condition
 * answer frames that the teacher is asked about, and the best of them is retrained. What comes of
 * it is published unless the base, or that of the nearest other condition, is clearly better; this
 * is looked at after each change, and otherwise in one slot of {@value #SLOTS_PER_TRIAL}.
 */
final class RecalledStudent implements ParentStudent {

    private static final Logger LOG = LoggerFactory.getLogger(RecalledStudent.class);

    private static final long BASE = 0;
    private static final int SLOTS_PER_TRIAL = 4;

    /** A condition within so many times the limit may have a student worth trying. */
    private static final double WORTH_TRYING = 2;

    /** Fewer frames do not tell students apart. */
    private static final int LEAST_COMPARED = 8;

    /** Most students that a frame is tried on: before and after the retraining. */
    private static final int MOST_STUDENTS = 6;

    /**
     * Rules, and what pays for the comparison of students.
     *
     * @param recall rules by which conditions are recognised
     */
    record Rules(RecallRules recall, Budget budget) {}

    /** Compute that comparisons may take. */
    @FunctionalInterface
    interface Budget {

        /** No limit: what it takes is measured, and the next retraining is priced by it. */
        Budget MEASURED = sample -> Integer.MAX_VALUE;

        /**
         * The least that the method leaves of a charge for labels, which it does not need.
         *
         * @param framesPerLabel frames that cost as much to train on as one with its label
         */
        static Budget leftBy(BatchNormAdaptation method, double framesPerLabel) {
            // A frame that is trained on costs as much as two passes of the student.
            double label = 2 * (framesPerLabel - 1);
            return sample -> {
                double left = sample * 2 * framesPerLabel - method.mostPasses(sample);
                return (int) Math.max(0, left / (label + MOST_STUDENTS));
            };
        }

        /**
         * Frames of a sample that students may be compared on.
         *
         * @param sample frames in the sample
         */
        int frames(int sample);
    }

    private final ModelRegistry registry;
    private final ModelSet models;
    private final StudentTrainer trainer;
    private final RecallRules rules;
    private final String site;

    private final Repertoire<Long> repertoire;
    private final Condition seen;
    private final SampledPictures compared;
    private final Teacher teacher;

    /** The teacher's answers to the compared frames; null before it was asked. */
    private float[][] opinions;

    private Entry<Long> condition;
    private boolean known;
    private boolean changed;
    private int passes;

    /**
     * @param trainer adapts to frames of each condition apart from the others
     * @param teacher is asked about frames of the sample
     * @param sample pictures in random order
     */
    RecalledStudent(
            ModelRegistry registry,
            ModelSet models,
            StudentTrainer trainer,
            Teacher teacher,
            Rules rules,
            String site,
            SampledPictures sample)
            throws IOException {
        this.registry = registry;
        this.models = models;
        this.trainer = trainer;
        this.teacher = teacher;
        this.rules = rules.recall();
        this.site = site;
        this.repertoire = Repertoire.of(this.rules.students(), stored());
        this.seen = Condition.of(sample.student());
        int paid = Math.min(rules.budget().frames(sample.size()), sample.size());
        this.compared = sample.first(Math.min(this.rules.compared(), paid));
        Optional<Entry<Long>> last = repertoire.last();
        // Too few pictures look like anything.
        Optional<Entry<Long>> found =
                sample.size() < this.rules.look()
                        ? last
                        : repertoire.nearest(seen, this.rules.limit());
        this.known = found.isPresent();
        this.condition = found.orElseGet(repertoire::meet);
        this.changed = last.isPresent() && last.get() != condition;
        if (changed && !known) {
            trainer.adopt(memory(last.get()), memory(condition));
        }
    }

    @Override
    public long fetch(Path parent) throws IOException {
        long current = ParentStudent.fetchCurrent(registry, models, site, parent);
        if (!changed) {
            return current;
        }
        Set<Long> candidates = new LinkedHashSet<>(List.of(current, BASE));
        repertoire
                .nearest(seen, WORTH_TRYING * rules.limit())
                .ifPresent(entry -> candidates.add(entry.student()));
        long best = candidates.size() > 1 && askTeacher() ? best(candidates) : current;
        if (best != current) {
            LOG.info("The frames of {} look otherwise, it goes on from v{}", site, best);
            fetch(best, parent);
        }
        return best;
    }

    private long best(Set<Long> candidates) throws IOException {
        long best = candidates.iterator().next();
        double highest = Double.NEGATIVE_INFINITY;
        for (long candidate : candidates) {
            Optional<float[][]> answers = answers(candidate);
            if (answers.isPresent()) {
                double agreement = StudentComparison.agreement(answers.get(), opinions);
                if (agreement > highest) {
                    highest = agreement;
                    best = candidate;
                }
            }
        }
        return best;
    }

    @Override
    public String memory() {
        return memory(condition);
    }

    @Override
    public OptionalLong replace(long slot, Path trained) throws IOException {
        boolean due = changed || slot % SLOTS_PER_TRIAL == 0;
        if (!due || !askTeacher()) {
            return OptionalLong.empty();
        }
        Set<Long> challengers = new LinkedHashSet<>(List.of(BASE));
        repertoire
                .nearestBut(condition, seen, WORTH_TRYING * rules.limit())
                .ifPresent(entry -> challengers.add(entry.student()));
        float[][] best = answersOf(trained);
        OptionalLong winner = OptionalLong.empty();
        for (long challenger : challengers) {
            Optional<float[][]> answers = answers(challenger);
            if (answers.isPresent()
                    && StudentComparison.clearlyBetter(answers.get(), best, opinions)) {
                best = answers.get();
                winner = OptionalLong.of(challenger);
            }
        }
        if (winner.isPresent()) {
            LOG.info("v{} of {} answers better than retrained", winner.getAsLong(), site);
            fetch(winner.getAsLong(), trained);
        }
        return winner;
    }

    @Override
    public Spent spent() {
        return new Spent(opinions == null ? 0 : opinions.length, passes);
    }

    @Override
    public void published(long version) throws IOException {
        repertoire.update(condition, seen, version);
        if (!known) {
            repertoire.add(condition).ifPresent(least -> trainer.forget(memory(least)));
        }
        registry.remember(
                site,
                repertoire.remembered().stream()
                        .map(
                                one ->
                                        new RememberedStudent(
                                                one.number(),
                                                one.student(),
                                                one.lastUse(),
                                                one.look().pictures(),
                                                one.look().means(),
                                                one.look().squares()))
                        .toList());
    }

    private List<Remembered<Long>> stored() throws IOException {
        return registry.remembered(site).stream()
                .map(
                        one ->
                                new Remembered<>(
                                        one.condition(),
                                        one.version(),
                                        one.lastUse(),
                                        new Condition.Look(
                                                one.pictures(), one.means(), one.squares())))
                .toList();
    }

    /**
     * Asks the teacher, once. Returns whether it told students apart; a teacher that fails leaves
     * the current student.
     */
    private boolean askTeacher() {
        if (opinions == null && compared.size() >= LEAST_COMPARED) {
            try {
                float[][] answers = teacher.label(compared.teacher());
                if (Arrays.stream(answers).allMatch(Probabilities::sound)) {
                    opinions = answers;
                } else {
                    LOG.warn("The teacher's answers for {} are no numbers", site);
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("The teacher cannot compare the students of {}", site, e);
            }
        }
        return opinions != null;
    }

    /** Answers of a version; empty if it is damaged or fails. */
    private Optional<float[][]> answers(long version) throws IOException {
        Path file = ModelCopies.create("remembered");
        try {
            fetch(version, file);
            return Optional.of(answersOf(file));
        } catch (IOException | RuntimeException e) {
            LOG.warn("Not trying v{} of {}: {}", version, site, e.getMessage());
            return Optional.empty();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void fetch(long version, Path target) throws IOException {
        if (version == BASE) {
            registry.fetchBase(models.student().sha256(), target);
        } else {
            registry.fetch(site, registry.manifest(site, version), target);
        }
    }

    private float[][] answersOf(Path file) throws IOException {
        passes += compared.size();
        try (ImageClassifier student = load(file)) {
            return student.probabilities(compared.student());
        }
    }

    private ImageClassifier load(Path file) throws IOException {
        if (!models.student().hasGraph()) {
            return ImageClassifier.loadTorchScript(file);
        }
        byte[] graph = registry.readGraph(models.student().graphSha256());
        return OnnxGraph.of("the student's graph", graph).with(file);
    }

    /** Names of sites have no control characters, so no other site's memory is called this. */
    private String memory(Entry<Long> entry) {
        return entry.number() == 1 ? site : site + "\0" + entry.number();
    }
}

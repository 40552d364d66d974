// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import io.orric.adaptation.RetrainedStudent;
import io.orric.escalation.SecondOpinions;
import io.orric.escalation.SecondOpinions.Opinion;
import io.orric.vision.ImageClassifier;
import io.orric.vision.PixelBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A site's student that comes back with the condition it was adapted to, and is never worse than
 * what was there for long. Slot by slot:
 *
 * <pre>{@code
 * Start start = site.start(look, teacher, affordable); // chooses the student that serves the slot
 * // inference by student.serving(), retraining by student.retrain(), second opinions
 * int passes = site.end(pictures, answers, opinions);  // chooses the one the next begins with
 * }</pre>
 *
 * <p>The first frames of a slot are compared with the remembered conditions. If they look like one,
 * its student serves. If they look like none, the teacher is asked about them and the best of the
 * current student, the base student and that of the nearest condition serves; the base student if
 * the compute does not pay for that. At the end of a slot the base student and that of the nearest
 * other condition are tried on frames the teacher was asked about, and one that is clearly better
 * than the student that served takes its place. Used by one thread.
 */
public final class RecallingStudent implements AutoCloseable {

    /** Students beside the current one that are tried on a frame, at most. */
    public static final int CHALLENGERS = 2;

    /** A condition within so many times the limit may have a student worth trying. */
    private static final double WORTH_TRYING = 2;

    /** Fewer opinions do not tell students apart. */
    private static final int LEAST_OPINIONS = 8;

    /**
     * Work done at the start of a slot.
     *
     * @param opinions the teacher's opinions on the slot's first frames; empty if it was not asked
     * @param passes frames that students were tried on, all students together
     */
    public record Start(List<Opinion> opinions, int passes) {

        /** The student was chosen without work. */
        public static final Start NOTHING = new Start(List.of(), 0);
    }

    private final String site;
    private final Path base;
    private final RetrainedStudent student;
    private final RecallRules rules;
    private final Repertoire<Path> repertoire;

    /** Copies of the remembered students. */
    private final Path folder;

    private final ImageClassifier baseStudent;

    private Repertoire.Entry<Path> current;
    private boolean known;

    /** The student that serves the slot, as it was before the slot's retraining. */
    private Path serving;

    /**
     * @param site name of the site
     * @param base TorchScript file of the base student
     * @param student the site's student, which stays open
     * @throws IOException if the base student cannot be loaded
     */
    public RecallingStudent(String site, Path base, RetrainedStudent student, RecallRules rules)
            throws IOException {
        this.site = site;
        this.base = base;
        this.student = student;
        this.rules = rules;
        this.repertoire = new Repertoire<>(rules.students());
        this.folder = Files.createTempDirectory("orric-repertoire");
        this.baseStudent = student.load(base);
    }

    /**
     * Chooses the student that serves a slot.
     *
     * @param look the slot's first frames
     * @param affordable frames that the compute pays for to ask the teacher about, each of them
     *     with a pass through the current student and {@link #CHALLENGERS} others
     * @throws IOException if a student cannot be loaded or fails
     */
    public Start start(PixelBatch look, SecondOpinions teacher, int affordable) throws IOException {
        Start start = choose(look, teacher, affordable);
        serving = student.file();
        return start;
    }

    private Start choose(PixelBatch look, SecondOpinions teacher, int affordable)
            throws IOException {
        Condition seen = Condition.of(look);
        Optional<Repertoire.Entry<Path>> found = repertoire.nearest(seen, rules.limit());
        known = found.isPresent();
        if (known) {
            current = found.get();
            student.serve(memory(current), current.student());
            return Start.NOTHING;
        }
        Repertoire.Entry<Path> last = current;
        current = repertoire.meet();
        if (last != null) {
            student.adopt(memory(last), memory(current));
        }
        Optional<Repertoire.Entry<Path>> nearest =
                repertoire.nearest(seen, WORTH_TRYING * rules.limit());
        Set<Path> candidates = new LinkedHashSet<>(List.of(base, student.file()));
        nearest.ifPresent(entry -> candidates.add(entry.student()));
        int asked = Math.min(affordable, look.size());
        if (candidates.size() == 1 || asked < LEAST_OPINIONS) {
            student.serve(memory(current), base);
            return Start.NOTHING;
        }
        PixelBatch frames = look.first(asked);
        List<Opinion> opinions =
                teacher.ask(student.serving().probabilities(frames), frames, asked);
        student.serve(memory(current), best(candidates, frames, opinions));
        return new Start(opinions, asked * candidates.size());
    }

    private Path best(Set<Path> candidates, PixelBatch frames, List<Opinion> opinions)
            throws IOException {
        PixelBatch asked = frames.select(opinions.stream().map(Opinion::frame).toList());
        Path best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (Path candidate : candidates) {
            double agreement =
                    StudentComparison.agreement(answers(candidate, asked), probabilities(opinions));
            if (agreement > highest) {
                highest = agreement;
                best = candidate;
            }
        }
        return best;
    }

    /**
     * Remembers a slot's condition and chooses the student that the next slot begins with.
     *
     * @param pictures all frames of the slot
     * @param served the probabilities that the student answered the slot's frames with, by itself
     * @param opinions the teacher's opinions on frames of the slot
     * @return frames that students were tried on, all students together
     * @throws IOException if a student cannot be loaded or fails
     */
    public int end(PixelBatch pictures, float[][] served, List<Opinion> opinions)
            throws IOException {
        Condition seen = Condition.of(pictures);
        List<Opinion> compared = opinions.subList(0, Math.min(rules.compared(), opinions.size()));
        int passes = 0;
        if (compared.size() >= LEAST_OPINIONS) {
            passes = challenge(seen, pictures, served, compared);
        }
        repertoire.update(current, seen, remember());
        if (!known) {
            add();
        }
        return passes;
    }

    /** Copies the student, whose file goes with the next retraining. */
    private Path remember() throws IOException {
        Path copy = folder.resolve("student-" + current.number() + ".pt");
        if (!student.file().equals(copy)) {
            Files.copy(student.file(), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    private void add() throws IOException {
        Optional<Repertoire.Entry<Path>> forgotten = repertoire.add(current);
        if (forgotten.isPresent()) {
            Files.deleteIfExists(forgotten.get().student());
            student.forget(memory(forgotten.get()));
            if (student.file().equals(forgotten.get().student())) {
                student.serve(memory(current), current.student());
            }
        }
    }

    private int challenge(
            Condition seen, PixelBatch pictures, float[][] served, List<Opinion> opinions)
            throws IOException {
        List<Integer> frames = opinions.stream().map(Opinion::frame).toList();
        PixelBatch asked = pictures.select(frames);
        float[][] answers = frames.stream().map(frame -> served[frame]).toArray(float[][]::new);
        Set<Path> challengers = new LinkedHashSet<>(List.of(base));
        repertoire
                .nearestBut(current, seen, WORTH_TRYING * rules.limit())
                .ifPresent(entry -> challengers.add(entry.student()));
        challengers.remove(serving);
        Path winner = null;
        for (Path challenger : challengers) {
            float[][] tried = answers(challenger, asked);
            if (StudentComparison.clearlyBetter(tried, answers, probabilities(opinions))) {
                answers = tried;
                winner = challenger;
            }
        }
        if (winner != null) {
            student.serve(memory(current), winner);
        }
        return challengers.size() * asked.size();
    }

    private static float[][] probabilities(List<Opinion> opinions) {
        return opinions.stream().map(Opinion::probabilities).toArray(float[][]::new);
    }

    private float[][] answers(Path file, PixelBatch frames) throws IOException {
        if (file.equals(base)) {
            return baseStudent.probabilities(frames);
        }
        if (file.equals(student.file())) {
            return student.serving().probabilities(frames);
        }
        try (ImageClassifier remembered = student.load(file)) {
            return remembered.probabilities(frames);
        }
    }

    /** Frames of each condition are remembered apart from the others. */
    private String memory(Repertoire.Entry<Path> entry) {
        return site + " " + entry.number();
    }

    @Override
    public void close() throws IOException {
        baseStudent.close();
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}

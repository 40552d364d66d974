// SPDX-License-Identifier: Apache-2.0
package io.orric.escalation;

import io.orric.vision.PixelBatch;
import io.orric.vision.Probabilities;
import io.orric.vision.TrainableClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A teacher's opinions on the frames of one site that its student is least sure of. The teacher
 * follows the frames by its batch-norm statistics, which takes no pass of its own: a pass in
 * training mode answers and updates them. Used by one thread; native memory lives until {@link
 * #close()}.
 */
public final class SecondOpinions implements AutoCloseable {

    /** Fewer frames have statistics of chance. */
    private static final int SMALLEST_PASS = 8;

    /** Bounds what a pass takes of native memory. */
    private static final int LARGEST_PASS = 128;

    /**
     * The teacher's opinion on a frame.
     *
     * @param frame position of the frame among those that the teacher was asked about
     * @param probabilities the teacher's own probabilities of the classes
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of values, never compared
    public record Opinion(int frame, float[] probabilities) {}

    private final TrainableClassifier teacher;
    private final Escalation rules;

    private SecondOpinions(TrainableClassifier teacher, Escalation rules) {
        this.teacher = teacher;
        this.rules = rules;
    }

    /**
     * Loads a teacher.
     *
     * @throws IOException if the file cannot be read or is no TorchScript module
     */
    public static SecondOpinions of(Path teacher, Escalation rules) throws IOException {
        return new SecondOpinions(TrainableClassifier.load(teacher, n -> 0, 0, 0), rules);
    }

    /**
     * Asks the teacher about the frames that the student is least sure of, which are those whose
     * highest probability is lowest.
     *
     * @param answers the student's probabilities, of shape (size, classes); those asked about are
     *     replaced by the answers of both
     * @param pictures the same frames, as the teacher takes them
     * @param count frames to ask about, at most all
     * @return what the teacher said of each frame that it was asked about
     */
    public List<Opinion> ask(float[][] answers, PixelBatch pictures, int count) {
        List<Integer> asked = leastSure(answers, count);
        List<Opinion> opinions = new ArrayList<>();
        int passes = (asked.size() + LARGEST_PASS - 1) / LARGEST_PASS;
        for (int pass = 0; pass < passes; pass++) {
            // Every pass has frames the student is unsure of to every degree.
            int number = pass;
            opinions.addAll(
                    ask(
                            answers,
                            pictures,
                            opinions,
                            IntStream.range(0, asked.size())
                                    .filter(i -> i % passes == number)
                                    .mapToObj(asked::get)
                                    .toList()));
        }
        return opinions;
    }

    /** The probabilities of both opinions on one frame. */
    public float[] combined(float[] student, Opinion teacher) {
        return rules.combined(student, teacher.probabilities());
    }

    /**
     * Makes a pass.
     *
     * @param before opinions of earlier passes. A student that is lost in its frames names few
     *     classes where there are many, so the teacher's word on their number counts as well
     */
    private List<Opinion> ask(
            float[][] answers, PixelBatch pictures, List<Opinion> before, List<Integer> frames) {
        PixelBatch batch = pictures.select(frames);
        List<float[]> students = frames.stream().map(frame -> answers[frame]).toList();
        List<float[]> teachers = before.stream().map(Opinion::probabilities).toList();
        boolean follow = frames.size() >= SMALLEST_PASS && (varied(students) || varied(teachers));
        float[][] logits = follow ? teacher.trainingLogits(batch) : teacher.logits(batch);
        List<Opinion> opinions = new ArrayList<>();
        for (int i = 0; i < logits.length; i++) {
            Opinion opinion = new Opinion(frames.get(i), Probabilities.softmax(logits[i]));
            answers[opinion.frame()] = combined(students.get(i), opinion);
            opinions.add(opinion);
        }
        return opinions;
    }

    private boolean varied(List<float[]> answers) {
        return EffectiveClasses.in(answers) >= rules.leastClasses();
    }

    private static List<Integer> leastSure(float[][] answers, int count) {
        return IntStream.range(0, answers.length)
                .boxed()
                .sorted(
                        Comparator.comparingDouble(
                                frame -> answers[frame][Probabilities.argMax(answers[frame])]))
                .limit(count)
                .toList();
    }

    @Override
    public void close() {
        teacher.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.escalation;

import io.orric.vision.Probabilities;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Correct answers on frames whose class is known, by the share of them that is escalated: those
 * that the student is least sure of.
 */
public final class EscalationCurve {

    /** A frame: the student's confidence, and which answers are correct. */
    private record Judged(float confidence, boolean alone, boolean together) {}

    private final Escalation rules;
    private final List<Judged> frames = new ArrayList<>();

    public EscalationCurve(Escalation rules) {
        this.rules = rules;
    }

    /**
     * Adds a frame.
     *
     * @param student the student's probabilities, of each class
     * @param teacher the teacher's likewise
     * @param truth index of its class
     */
    public void add(float[] student, float[] teacher, int truth) {
        int best = Probabilities.argMax(student);
        int both = Probabilities.argMax(rules.combined(student, teacher));
        frames.add(new Judged(student[best], best == truth, both == truth));
    }

    /**
     * Number of correct answers.
     *
     * @param share share of the frames that is escalated, 0 to 1
     */
    public int correct(double share) {
        List<Judged> leastSure = new ArrayList<>(frames);
        leastSure.sort(Comparator.comparing(Judged::confidence));
        long escalated = Math.round(share * leastSure.size());
        int correct = 0;
        for (int i = 0; i < leastSure.size(); i++) {
            Judged frame = leastSure.get(i);
            correct += (i < escalated ? frame.together() : frame.alone()) ? 1 : 0;
        }
        return correct;
    }
}

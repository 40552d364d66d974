// SPDX-License-Identifier: Apache-2.0
package io.orric.escalation;

import io.orric.vision.Probabilities;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The effective number of classes among answers: 1 / Σ p², where p is the share of each class (the
 * inverse of Simpson's index). n classes that are equally frequent count n, rare ones hardly.
 */
final class EffectiveClasses {

    /**
     * Counts them by the class that each answer has at the top; 0 of no answers.
     *
     * @param answers probabilities or logits of a frame each
     */
    static double in(Collection<float[]> answers) {
        Map<Integer, Integer> counts = new HashMap<>();
        answers.forEach(answer -> counts.merge(Probabilities.argMax(answer), 1, Integer::sum));
        return of(counts.values().stream().mapToDouble(count -> count).toArray());
    }

    /** Counts them by how often each class came; 0 if none did. */
    static double of(double[] counts) {
        double sum = 0;
        double squares = 0;
        for (double count : counts) {
            sum += count;
            squares += count * count;
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }

    private EffectiveClasses() {}
}

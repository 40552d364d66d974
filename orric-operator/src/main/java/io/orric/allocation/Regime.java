// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.util.Locale;

/**
 * Heuristic of Table II of the paper that an allocation coincides with.
 *
 * <table>
 *   <caption>Table II: what ORRIC becomes</caption>
 *   <tr><th>resources</th><th>T large</th><th>T small</th></tr>
 *   <tr><td>sufficient</td><td colspan="2">Knowledge-Distillation</td></tr>
 *   <tr><td>limited</td><td>Focus-Shift</td><td>Inference-Greedy</td></tr>
 *   <tr><td>scarce</td><td colspan="2">Inference-Only</td></tr>
 * </table>
 *
 * <p>It is read off the allocation, not predicted from the resources, so it is also correct where
 * the table is not: from slot T on V<sub>t</sub> = 0 and ORRIC is Inference-Only however much it
 * could spend.
 */
public enum Regime {
    /** The best inference that fits and no retraining. */
    INFERENCE_ONLY,
    /** The best retraining and the best inference there are. */
    KNOWLEDGE_DISTILLATION,
    /** The best inference that fits and the best retraining beside it. */
    INFERENCE_GREEDY,
    /** Less inference than would fit, for more retraining than the best would leave room for. */
    FOCUS_SHIFT,
    /** None of these: some of the slot's compute bought less than it could. */
    OTHER;

    /** The first regime above that the allocation of a slot is in. */
    public static Regime of(Allocation allocation, SlotBudget budget, ConfigurationSpace space) {
        if (allocation.overloaded()) {
            return INFERENCE_ONLY;
        }
        double perFrame = budget.capacityPerFrame();
        InferenceConfiguration most = space.bestInferenceBeside(0, perFrame);
        RetrainingConfiguration leftover = space.bestRetrainingBeside(most.cost(), perFrame);
        boolean bestThatFits = allocation.inference().equals(most);
        RetrainingConfiguration retraining = allocation.retraining();
        if (bestThatFits && retraining.equals(RetrainingConfiguration.NONE)) {
            return INFERENCE_ONLY;
        }
        if (allocation.inference().equals(space.bestInference())
                && retraining.equals(space.bestRetraining())) {
            return KNOWLEDGE_DISTILLATION;
        }
        if (bestThatFits && retraining.equals(leftover)) {
            return INFERENCE_GREEDY;
        }
        return !bestThatFits && retraining.gain() > leftover.gain() ? FOCUS_SHIFT : OTHER;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

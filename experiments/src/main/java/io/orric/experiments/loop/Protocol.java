// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import com.fasterxml.jackson.annotation.JsonValue;
import io.orric.adaptation.PseudoLabelSgd;
import io.orric.adaptation.RetrainingMethod;
import io.orric.escalation.Escalation;
import io.orric.repertoire.RecallRules;
import java.util.Optional;

/**
 * A way to retrain students, and to spend the compute that is left.
 *
 * @param method how they are adapted to a sample
 * @param escalation how the teacher is asked about as many frames of a slot as the compute pays for
 *     that neither inference nor retraining took; empty where compute is left
 * @param prior whether answers regard the classes of those before, wherever the teacher is asked
 * @param recall how students come back with the conditions they were adapted to; empty where none
 *     are remembered, and wherever the teacher is not asked
 * @param resolution side of the square at which samples are labelled and trained on, pixels
 */
public record Protocol(
        RetrainingMethod method,
        Optional<Escalation> escalation,
        boolean prior,
        Optional<RecallRules> recall,
        int resolution) {

    /** A protocol that remembers no conditions, and regards the classes of answers. */
    public Protocol(RetrainingMethod method, Optional<Escalation> escalation, int resolution) {
        this(method, escalation, true, Optional.empty(), resolution);
    }

    /** The paper's, which trains at the highest resolution whatever is inferred at. */
    public static Protocol paper(ModelFolder models) {
        return new Protocol(PseudoLabelSgd.PAPER, Optional.empty(), models.bestResolution());
    }

    /** The name of the method and all its parameters, as part of the keys of results. */
    @Override
    @JsonValue
    public String toString() {
        return method
                + escalation.map(by -> ", " + by).orElse("")
                + (prior ? "" : ", each answer by itself")
                + recall.map(by -> ", " + by).orElse("")
                + " at "
                + resolution
                + " pixels";
    }
}

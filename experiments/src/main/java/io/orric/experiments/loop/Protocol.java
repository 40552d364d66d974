// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import com.fasterxml.jackson.annotation.JsonValue;
import io.orric.adaptation.PseudoLabelSgd;
import io.orric.adaptation.RetrainingMethod;

/**
 * A way to retrain students.
 *
 * @param method how they are adapted to a sample
 * @param resolution side of the square at which samples are labelled and trained on, pixels
 */
public record Protocol(RetrainingMethod method, int resolution) {

    /** The paper's, which trains at the highest resolution whatever is inferred at. */
    public static Protocol paper(ModelFolder models) {
        return new Protocol(PseudoLabelSgd.PAPER, models.bestResolution());
    }

    /** The name of the method and all its parameters, as part of the keys of results. */
    @Override
    @JsonValue
    public String toString() {
        return method + " at " + resolution + " pixels";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import java.io.Serializable;

/**
 * Decides whether a trained student replaces its parent: only if, on held-out frames, it agrees
 * with the teacher no less often than the parent did, within a tolerance.
 *
 * @param heldOut share of a sample that is kept from training, in [0, 0.5]; with 0 every trained
 *     student passes
 * @param tolerance maximum fall of the agreement, in [0, 1]
 */
public record QualityGate(double heldOut, double tolerance) implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * Returns whether a student of this agreement may replace one of that agreement; NaN never may.
     */
    boolean accepts(double before, double after) {
        return after >= before - tolerance;
    }
}

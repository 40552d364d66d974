// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

/**
 * Decides whether a trained student replaces its parent: only if, on held-out frames, it agrees
 * with the teacher no less often than the parent did, within a tolerance.
 *
 * @param tolerance how much the agreement may fall, in [0, 1]
 */
record QualityGate(double tolerance) {

    /** Whether a student of this agreement may replace one of that agreement; NaN never may. */
    boolean accepts(double before, double after) {
        return after >= before - tolerance;
    }
}

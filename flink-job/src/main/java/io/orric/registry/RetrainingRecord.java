// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

/**
 * How the retraining on one slot of a site ended. A site's records order its slots by their end;
 * what is not after the last record is settled and never trained again.
 *
 * @param slot index of the slot
 * @param slotEnd end of the slot, milliseconds since the epoch
 * @param outcome how it ended
 * @param version the site's current version afterwards
 * @param samples frames trained on
 * @param agreementBefore share of held-out frames on which the student agreed with the teacher
 *     before; NaN if not measured
 * @param agreementAfter the same after training
 * @param detail a reason in words, may be empty
 */
public record RetrainingRecord(
        long slot,
        long slotEnd,
        Outcome outcome,
        long version,
        int samples,
        double agreementBefore,
        double agreementAfter,
        String detail) {

    /** How a retraining ends. */
    public enum Outcome {
        /** A new version was published. */
        PUBLISHED,
        /** The quality gate refused the trained student. */
        DISCARDED,
        /** Not trained: newer samples were waiting, or there were too few. */
        SKIPPED,
        /** Labelling or training failed. */
        FAILED
    }
}

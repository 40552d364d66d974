// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

/**
 * Record of how the retraining on a slot of a site ended. Records are ordered by the end of their
 * slot; a slot that does not end after that of the last record is settled and never trained on
 * again.
 *
 * @param slot index of the slot
 * @param slotEnd end of the slot, milliseconds since the epoch
 * @param outcome outcome of the retraining
 * @param version the site's current version afterwards
 * @param samples frames trained on
 * @param agreementBefore share of held-out frames on which the student agreed with the teacher
 *     before; NaN if not measured
 * @param agreementAfter share on which it agreed after training; NaN if not measured
 * @param detail reason in words; may be empty
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

    /** The record of the retraining that published a version. */
    public static RetrainingRecord of(ModelManifest published) {
        return new RetrainingRecord(
                published.slot(),
                published.slotEnd(),
                Outcome.PUBLISHED,
                published.version(),
                published.samples(),
                published.agreementBefore(),
                published.agreementAfter(),
                "");
    }

    /** Outcome of a retraining. */
    public enum Outcome {
        /** A new version was published. */
        PUBLISHED,
        /** The quality gate refused the trained student. */
        DISCARDED,
        /**
         * Nothing published: there were too few frames, the site is pinned, or another version was
         * published meanwhile.
         */
        SKIPPED,
        /** Labelling or training failed. */
        FAILED
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Manifest of a student's version. It is written last, and the version exists once it is there.
 *
 * @param version number of this version, from 1; 0 is the student that the site began with
 * @param parent version it was made from
 * @param method method by which it was made, see {@link Origin}; null in manifests that do not say.
 *     A copy of its parent has the parent's slot, samples and agreements
 * @param slot index of the slot it was trained on
 * @param slotEnd end of that slot, milliseconds since the epoch
 * @param sha256 digest of {@code student.pt}, lower-case hexadecimal
 * @param samples frames it was trained on
 * @param agreementBefore share of held-out frames on which the parent agreed with the teacher; NaN
 *     if not measured
 * @param agreementAfter share on which this version agreed; NaN if not measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelManifest(
        long version,
        long parent,
        String method,
        long slot,
        long slotEnd,
        String sha256,
        int samples,
        double agreementBefore,
        double agreementAfter) {

    /** The manifest of a version of this origin and retraining. */
    static ModelManifest of(long version, Origin origin, RetrainingRecord record, String sha256) {
        return new ModelManifest(
                version,
                origin.parent(),
                origin.method(),
                record.slot(),
                record.slotEnd(),
                sha256,
                record.samples(),
                record.agreementBefore(),
                record.agreementAfter());
    }

    /** Returns whether this version has the same file as its parent. */
    @JsonIgnore
    public boolean isCopy() {
        return Origin.COPY.equals(method);
    }
}

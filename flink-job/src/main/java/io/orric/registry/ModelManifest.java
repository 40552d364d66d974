// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

/**
 * Manifest of a student's version. It is written last, and the version exists once it is there.
 *
 * @param version number of this version, from 1; 0 is the student that the site began with
 * @param parent version it was trained from
 * @param slot index of the slot it was trained on
 * @param slotEnd end of that slot, milliseconds since the epoch
 * @param sha256 digest of {@code student.pt}, lower-case hexadecimal
 * @param samples frames it was trained on
 * @param agreementBefore share of held-out frames on which the parent agreed with the teacher; NaN
 *     if not measured
 * @param agreementAfter share on which this version agreed; NaN if not measured
 */
public record ModelManifest(
        long version,
        long parent,
        long slot,
        long slotEnd,
        String sha256,
        int samples,
        double agreementBefore,
        double agreementAfter) {}

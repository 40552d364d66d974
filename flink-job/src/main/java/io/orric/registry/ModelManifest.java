// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

/**
 * Describes a version of a student; written last, it makes the version exist.
 *
 * @param version number of this version, from 1; 0 is the student the site began with
 * @param parent the version it was trained from
 * @param slot index of the slot it was trained on
 * @param slotEnd end of that slot, milliseconds since the epoch
 * @param sha256 digest of {@code student.pt}, lower-case hexadecimal
 * @param samples frames it was trained on
 * @param agreementBefore share of held-out frames on which the parent agreed with the teacher
 * @param agreementAfter the same for this version
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

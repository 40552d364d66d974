// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.util.Optional;

/**
 * A published version as it is stored.
 *
 * @param number number of the version
 * @param manifest its manifest; empty if that cannot be read
 * @param bytes size of the student's file, 0 if it is missing
 * @param published time at which it was published, by the file system's clock, milliseconds since
 *     the epoch
 * @param serves whether it serves: the newest that is sound
 * @param remembered whether the site may come back to it with a condition, see {@link
 *     RememberedStudent}
 * @param damage damage of its manifest or file; empty if it is sound
 */
public record StoredVersion(
        long number,
        Optional<ModelManifest> manifest,
        long bytes,
        long published,
        boolean serves,
        boolean remembered,
        Optional<String> damage) {}

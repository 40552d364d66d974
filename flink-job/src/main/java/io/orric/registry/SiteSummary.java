// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A site in a few figures.
 *
 * @param site name of the site
 * @param serves version that serves: the newest with a readable manifest; 0 for the student that
 *     the site began with
 * @param since time at which it was published, by the file system's clock, milliseconds since the
 *     epoch; empty for version 0
 * @param pinned whether retraining publishes nothing
 * @param versions number of versions that are stored
 * @param last record of the last retraining; empty if there is none
 */
public record SiteSummary(
        String site,
        long serves,
        OptionalLong since,
        boolean pinned,
        int versions,
        Optional<RetrainingRecord> last) {}

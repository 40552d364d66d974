// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import io.orric.registry.RetrainingRecord;
import java.util.List;

/**
 * A run of one site.
 *
 * @param summary the site's summary
 * @param slots its slots in order, at least one
 * @param retrainings how its retrainings ended, in the order of their slots
 */
public record SiteRun(
        SiteSummary summary, List<SlotResult> slots, List<RetrainingRecord> retrainings) {}

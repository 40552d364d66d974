// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import io.orric.frames.Prediction;
import java.util.List;

/**
 * Result of a run.
 *
 * @param sites each site that decided a slot
 * @param samples predictions of the frames that the run was asked to keep, of all sites and in no
 *     order
 */
public record RunResult(List<SiteRun> sites, List<Prediction> samples) {

    /** The summary of every site. */
    public List<SiteSummary> summaries() {
        return sites.stream().map(SiteRun::summary).toList();
    }
}

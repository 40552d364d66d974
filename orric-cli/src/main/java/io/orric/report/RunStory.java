// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import io.orric.chart.Band;
import io.orric.playback.SiteRun;
import java.util.List;

/**
 * Content of a report.
 *
 * @param source name of the recording or camera
 * @param sites the sites in the order in which they are shown, at least one
 * @param drift slots during which conditions drifted; empty if unknown
 * @param frames frames to show; may be empty
 * @param settings settings of the run
 */
public record RunStory(
        String source,
        List<SiteRun> sites,
        List<Band> drift,
        List<SampleFrame> frames,
        List<Setting> settings) {

    public RunStory {
        sites = List.copyOf(sites);
        drift = List.copyOf(drift);
        frames = List.copyOf(frames);
        settings = List.copyOf(settings);
    }

    /** The first slot of any site. */
    long firstSlot() {
        return sites.stream()
                .mapToLong(site -> site.slots().get(0).decision().slot())
                .min()
                .orElseThrow();
    }

    /** The last slot of any site. */
    long lastSlot() {
        return sites.stream()
                .mapToLong(site -> site.slots().get(site.slots().size() - 1).decision().slot())
                .max()
                .orElseThrow();
    }

    /** Colour of a site on the page; that of the text if it is none of the run's. */
    int colourOf(String site) {
        for (int i = 0; i < sites.size(); i++) {
            if (sites.get(i).summary().site().equals(site)) {
                return i;
            }
        }
        return -1;
    }
}

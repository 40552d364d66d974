// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.job;

import io.orric.benchmarks.harness.Alternation;
import io.orric.benchmarks.harness.Effort;
import io.orric.benchmarks.harness.Row;
import io.orric.benchmarks.pictures.SmallPictures;
import io.orric.benchmarks.results.Aim;
import io.orric.benchmarks.results.Comparison;
import io.orric.benchmarks.results.Rounds;
import java.util.Map;

/**
 * Cost of a frame where the frames are those of many sites, against as many frames of one site. The
 * model costs nothing, so that what sites cost is not hidden.
 *
 * @param sites number of sites
 * @param aim most of the ratio
 */
public record SitesRow(int sites, double aim) implements Row {

    /** Of all sites together: 2000 a second, two a second of each of a thousand. */
    private static final int FRAMES_PER_SLOT = 20_000;

    private static final double MICROS = 1e3;

    @Override
    public Comparison comparison() {
        return new Comparison(
                "sites-" + sites, "µs/frame", "as many frames of one site", Aim.ratioAtMost(aim));
    }

    @Override
    public Rounds measure(Effort effort) throws Exception {
        Bursts bursts = new Bursts(SmallPictures.png(SmallPictures.SIDE), sites);
        try (StubModels models = StubModels.write();
                EmbeddedJob job = EmbeddedJob.start(models.models(), bursts, Map.of())) {
            BurstSize size = new BurstSize(effort);
            // Whole slots of every site; the first burst of many sites makes their state.
            size.find(count -> bursts.run(job, count, sites, FRAMES_PER_SLOT));
            int found = size.find(count -> bursts.run(job, count, 1, FRAMES_PER_SLOT));
            int frames = Math.max(found, sites);
            return Alternation.inTurns(
                    effort.rounds(),
                    () -> bursts.run(job, frames, sites, FRAMES_PER_SLOT) / MICROS / frames,
                    () -> bursts.run(job, frames, 1, FRAMES_PER_SLOT) / MICROS / frames);
        }
    }
}

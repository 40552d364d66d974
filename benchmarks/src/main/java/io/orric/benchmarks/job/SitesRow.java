// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.job;

import io.orric.benchmarks.harness.Alternation;
import io.orric.benchmarks.harness.BenchModels;
import io.orric.benchmarks.harness.Effort;
import io.orric.benchmarks.harness.Row;
import io.orric.benchmarks.pictures.SmallPictures;
import io.orric.benchmarks.results.Aim;
import io.orric.benchmarks.results.Comparison;
import io.orric.benchmarks.results.Rounds;
import java.util.List;
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

    /** A round takes two jobs, which take their time to start. */
    private static final int MOST_ROUNDS = 7;

    private static final double MICROS = 1e3;

    @Override
    public Comparison comparison() {
        return new Comparison(
                "sites-" + sites, "µs/frame", "as many frames of one site", Aim.ratioAtMost(aim));
    }

    @Override
    public Rounds measure(Effort effort) throws Exception {
        List<byte[]> pictures = SmallPictures.png(SmallPictures.SIDE);
        int rounds = Math.min(MOST_ROUNDS, effort.rounds());
        try (StubModels models = StubModels.write()) {
            int frames = framesOfABurst(models.models(), pictures, effort);
            int enough = Math.max(frames, sites);
            return Alternation.inTurns(
                    rounds,
                    () -> microsPerFrame(models.models(), pictures, enough, sites),
                    () -> microsPerFrame(models.models(), pictures, enough, 1));
        }
    }

    private static int framesOfABurst(BenchModels models, List<byte[]> pictures, Effort effort)
            throws Exception {
        Bursts bursts = new Bursts(pictures, 1);
        try (EmbeddedJob job = EmbeddedJob.start(models, bursts, Map.of())) {
            return new BurstSize(effort).find(n -> bursts.run(job, n, 1, FRAMES_PER_SLOT));
        }
    }

    /**
     * Each time by a new job, in a JVM that is warm: a job that has seen a thousand sites goes on
     * looking for their students, whoever sends frames.
     */
    private static double microsPerFrame(
            BenchModels models, List<byte[]> pictures, int frames, int sites) throws Exception {
        Bursts bursts = new Bursts(pictures, sites);
        try (EmbeddedJob job = EmbeddedJob.start(models, bursts, Map.of())) {
            // Makes the state of every site.
            bursts.run(job, Math.max(sites, frames / 2), sites, FRAMES_PER_SLOT);
            return bursts.run(job, frames, sites, FRAMES_PER_SLOT) / MICROS / frames;
        }
    }
}

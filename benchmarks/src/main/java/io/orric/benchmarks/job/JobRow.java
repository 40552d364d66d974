// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.job;

import io.orric.benchmarks.harness.Alternation;
import io.orric.benchmarks.harness.BenchModels;
import io.orric.benchmarks.harness.Effort;
import io.orric.benchmarks.harness.Row;
import io.orric.benchmarks.pictures.Pictures;
import io.orric.benchmarks.results.Aim;
import io.orric.benchmarks.results.Comparison;
import io.orric.benchmarks.results.Rounds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The job answers the frames of one site as fast as it takes them.
 *
 * @param name of the row
 * @param models student that answers
 * @param pictures the frames
 * @param aim least ratio
 */
public record JobRow(String name, BenchModels models, Pictures pictures, double aim)
        implements Row {

    /** Frames in a slot: 25 a second. */
    private static final int FRAMES_PER_SLOT = 250;

    private static final double NANOS = 1e9;

    @Override
    public Comparison comparison() {
        return new Comparison(
                name,
                "frames/s",
                "a loop of the same decoder, model and threads without Flink",
                Aim.ratioAtLeast(aim));
    }

    @Override
    public List<Path> needs() {
        return models.files();
    }

    @Override
    public Rounds measure(Effort effort) throws Exception {
        List<byte[]> encoded = pictures.encoded();
        Bursts bursts = new Bursts(encoded, 1);
        try (EmbeddedJob job = EmbeddedJob.start(models, bursts, Map.of());
                PlainLoop loop = new PlainLoop(models, encoded)) {
            BurstSize size = new BurstSize(effort);
            int frames = size.find(count -> bursts.run(job, count, 1, FRAMES_PER_SLOT));
            size.find(loop::run);
            return Alternation.inTurns(
                    effort.rounds(),
                    () -> frames * NANOS / bursts.run(job, frames, 1, FRAMES_PER_SLOT),
                    () -> frames * NANOS / loop.run(frames));
        }
    }
}

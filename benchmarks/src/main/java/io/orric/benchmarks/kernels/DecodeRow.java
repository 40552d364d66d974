// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.kernels;

import io.orric.benchmarks.harness.Alternation;
import io.orric.benchmarks.harness.BenchModels;
import io.orric.benchmarks.harness.Cycle;
import io.orric.benchmarks.harness.Effort;
import io.orric.benchmarks.harness.Row;
import io.orric.benchmarks.pictures.CameraPictures;
import io.orric.benchmarks.pictures.Pictures;
import io.orric.benchmarks.results.Aim;
import io.orric.benchmarks.results.Comparison;
import io.orric.benchmarks.results.Rounds;
import io.orric.vision.FrameDecoder;
import java.util.List;

/**
 * A JPEG of a camera becomes a model input.
 *
 * @param name of the row
 * @param pictures the JPEGs
 * @param resolution side of the model input, pixels
 * @param aim least ratio
 */
public record DecodeRow(String name, Pictures pictures, int resolution, double aim) implements Row {

    @Override
    public Comparison comparison() {
        return new Comparison(
                name,
                "frames/s",
                "ImageIO at full size, then the same resize",
                Aim.ratioAtLeast(aim));
    }

    @Override
    public Rounds measure(Effort effort) throws Exception {
        List<byte[]> jpegs = pictures.encoded();
        FrameDecoder decoder = new FrameDecoder(CameraPictures.LIMITS);
        Cycle<byte[]> ours = new Cycle<>(jpegs);
        Cycle<byte[]> reference = new Cycle<>(jpegs);
        return Alternation.framesPerSecond(
                () -> decoder.pixels(ours.next(), resolution, BenchModels.INPUT),
                () -> ImageIoPixels.of(reference.next(), resolution),
                1,
                effort);
    }
}

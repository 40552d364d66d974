// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.kernels;

import io.orric.benchmarks.harness.BenchModels;
import io.orric.benchmarks.pictures.CameraPictures;
import io.orric.cameras.DriftScript;
import io.orric.cameras.SyntheticCamera;
import io.orric.vision.FrameDecoder;
import io.orric.vision.PixelBatch;
import io.orric.vision.UndecodableImageException;
import java.util.ArrayList;
import java.util.List;

/** Batches of the synthetic camera's pictures. */
final class CameraBatches {

    private static final long SEED = 11;

    /** So many batches of so many pictures, all different. */
    static List<PixelBatch> of(int batches, int size, int resolution)
            throws UndecodableImageException {
        SyntheticCamera camera =
                new SyntheticCamera(SEED, DriftScript.clear(), (long) batches * size);
        FrameDecoder decoder = new FrameDecoder(CameraPictures.LIMITS);
        List<PixelBatch> made = new ArrayList<>();
        for (int batch = 0; batch < batches; batch++) {
            List<short[]> pictures = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                byte[] jpeg = camera.frame((long) batch * size + i).jpeg();
                pictures.add(decoder.pixels(jpeg, resolution, BenchModels.INPUT));
            }
            made.add(PixelBatch.ofPixels(pictures, resolution, BenchModels.INPUT));
        }
        return made;
    }

    private CameraBatches() {}
}

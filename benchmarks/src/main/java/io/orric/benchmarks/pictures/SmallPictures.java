// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.pictures;

import io.orric.cameras.DriftScript;
import io.orric.cameras.SyntheticCamera;
import io.orric.cameras.images.Jpeg;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The synthetic roadside at the size of a student's input, as PNGs: almost nothing to decode. */
public final class SmallPictures {

    /** Side of the smallest student's input, pixels. */
    public static final int SIDE = 32;

    private static final long SEED = 7;
    private static final int COUNT = 64;

    /** The same pictures at every call. */
    public static List<byte[]> png(int side) {
        SyntheticCamera camera = new SyntheticCamera(SEED, DriftScript.clear(), COUNT);
        return LongStream.range(0, COUNT)
                .mapToObj(index -> png(Jpeg.decode(camera.frame(index).jpeg()), side))
                .toList();
    }

    private static byte[] png(BufferedImage scene, int side) {
        BufferedImage small = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(scene, 0, 0, side, side, null);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(small, "png", output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private SmallPictures() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import io.orric.cameras.CameraFrame;
import io.orric.cameras.DriftScript;
import io.orric.cameras.SyntheticCamera;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;

/** Frames of the synthetic roadside, rendered once and sent again and again. */
final class Pictures {

    private static final int SHOW = 48;
    private static final int SIZED = 8;

    /** Levels of 256; a JPEG of 1280 x 720 pixels then has about 200 KB. */
    private static final int GRAIN = 6;

    private static final CameraFrame[] FRAMES = render();

    private Pictures() {}

    /** The frame of an index, which may be any number. */
    static CameraFrame at(long index) {
        return FRAMES[(int) Math.floorMod(index, (long) SHOW)];
    }

    /** Some of these frames in another size. */
    static CameraFrame[] sized(int width, int height) {
        CameraFrame[] sized = new CameraFrame[SIZED];
        for (int i = 0; i < SIZED; i++) {
            CameraFrame frame = FRAMES[i * SHOW / SIZED];
            sized[i] =
                    new CameraFrame(scaled(frame.jpeg(), width, height), frame.label(), List.of());
        }
        return sized;
    }

    /**
     * Such frames with a byte behind their end, as some cameras write more: they are left to the
     * JDK's decoder, so that a machine has too much to do with few of them.
     */
    static CameraFrame[] slow(int width, int height) {
        CameraFrame[] slow = sized(width, height);
        for (int i = 0; i < slow.length; i++) {
            byte[] jpeg = slow[i].jpeg();
            byte[] more = Arrays.copyOf(jpeg, jpeg.length + 1);
            more[jpeg.length] = 1;
            slow[i] = new CameraFrame(more, slow[i].label(), List.of());
        }
        return slow;
    }

    private static byte[] scaled(byte[] jpeg, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
            Graphics2D graphics = scaled.createGraphics();
            graphics.drawImage(image, 0, 0, width, height, null);
            graphics.dispose();
            grain(scaled);
            ImageIO.write(scaled, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Adds what a sensor adds, so that a large picture is as much work as a camera's. */
    private static void grain(BufferedImage image) {
        byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        Random random = new Random(1);
        for (int i = 0; i < samples.length; i++) {
            int grained = (samples[i] & 0xFF) + random.nextInt(-GRAIN, GRAIN + 1);
            samples[i] = (byte) Math.max(0, Math.min(255, grained));
        }
    }

    private static CameraFrame[] render() {
        SyntheticCamera camera = new SyntheticCamera(7, DriftScript.demo(), SHOW);
        return LongStream.range(0, SHOW).mapToObj(camera::frame).toArray(CameraFrame[]::new);
    }
}

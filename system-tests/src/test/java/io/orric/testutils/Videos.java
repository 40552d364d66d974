// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import io.orric.options.UsageException;
import io.orric.video.Ffmpeg;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;

/** Videos and pictures made for tests, by the ffmpeg of this machine. */
public final class Videos {

    /** Skips the test, and says why, where there is no ffmpeg. */
    public static void assumeFfmpeg() throws InterruptedException {
        try {
            Ffmpeg.require(Ffmpeg.NAME);
        } catch (UsageException e) {
            Assumptions.abort("needs ffmpeg: " + e.getMessage());
        }
    }

    /** Writes a video of 320×240 pixels and 25 frames a second. */
    public static void write(Path file, int frames) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Ffmpeg.NAME,
                                "-nostdin",
                                "-loglevel",
                                "error",
                                "-f",
                                "lavfi",
                                "-i",
                                "testsrc=size=320x240:rate=25",
                                "-frames:v",
                                Integer.toString(frames),
                                "-c:v",
                                "mpeg4",
                                file.toString())
                        .redirectError(Redirect.INHERIT)
                        .start();
        if (process.waitFor() != 0) {
            throw new IOException("ffmpeg did not write " + file);
        }
    }

    /** A JPEG of 320×240 pixels, its left half red and its right half blue. */
    public static byte[] redAndBlue() throws IOException {
        BufferedImage picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, 160, 240);
        pen.setColor(Color.BLUE);
        pen.fillRect(160, 0, 160, 240);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", out);
        return out.toByteArray();
    }

    private Videos() {}
}

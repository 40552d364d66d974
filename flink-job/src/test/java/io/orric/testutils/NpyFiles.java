// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import io.orric.io.RecordedFrames.RecordedFrame;
import io.orric.vision.ClassNames;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Recordings in the format of CIFAR-10-C. */
public final class NpyFiles {

    /** Writes frames, and their labels to {@code labels.npy} beside them. */
    public static void write(Path file, List<RecordedFrame> frames, ClassNames classes)
            throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        byte[] labels = new byte[frames.size()];
        BufferedImage image = null;
        for (int i = 0; i < labels.length; i++) {
            image = ImageIO.read(new ByteArrayInputStream(frames.get(i).image()));
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    int rgb = image.getRGB(x, y);
                    pixels.write(rgb >> 16);
                    pixels.write(rgb >> 8);
                    pixels.write(rgb);
                }
            }
            while (!classes.of(labels[i]).equals(frames.get(i).label())) {
                labels[i]++;
            }
        }
        String shape =
                String.format("%d, %d, %d, 3", labels.length, image.getHeight(), image.getWidth());
        write(file, shape, pixels.toByteArray());
        write(file.resolveSibling("labels.npy"), labels.length + ",", labels);
    }

    /** Writes a uint8 array of the given shape, such as {@code "5,"} or {@code "2, 3"}. */
    public static void write(Path file, String shape, byte[] values) throws IOException {
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (" + shape + "), }";
        String padded = header + " ".repeat(63 - (10 + header.length()) % 64) + "\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        bytes.write(padded.length());
        bytes.write(padded.length() >> 8);
        bytes.writeBytes(padded.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(values);
        Files.write(file, bytes.toByteArray());
    }

    private NpyFiles() {}
}

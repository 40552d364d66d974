// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import io.orric.vision.ClassNames;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Recordings on disk. */
public final class Recordings {

    /** Writes frames as a folder of images whose sub-folders are their labels. */
    public static Path folder(Path folder, List<LabelledImage> frames) throws IOException {
        for (int i = 0; i < frames.size(); i++) {
            Path label = Files.createDirectories(folder.resolve(frames.get(i).label()));
            Files.write(label.resolve(String.format("%05d.png", i)), frames.get(i).image());
        }
        return folder;
    }

    /** Writes frames in the format of CIFAR-10-C, with {@code labels.npy} beside the file. */
    public static Path npy(Path file, List<LabelledImage> frames, ClassNames classes)
            throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        byte[] labels = new byte[frames.size()];
        BufferedImage image = null;
        for (int i = 0; i < labels.length; i++) {
            image = ImageIO.read(new ByteArrayInputStream(frames.get(i).image()));
            for (int rgb :
                    image.getRGB(
                            0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
                pixels.write(rgb >> 16);
                pixels.write(rgb >> 8);
                pixels.write(rgb);
            }
            labels[i] = (byte) classes.names().indexOf(frames.get(i).label());
        }
        String shape =
                String.format(
                        "(%d, %d, %d, 3)", labels.length, image.getHeight(), image.getWidth());
        NpyFile.write(file.resolveSibling("labels.npy"), "(" + labels.length + ",)", labels);
        return NpyFile.write(file, shape, pixels.toByteArray());
    }

    private Recordings() {}
}
